import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type ProxyOptions, type RunningProxy, startProxy, type Violation } from '../../src/index.ts';
import { type MisbehavingServer, startMisbehavingServer } from './misbehaving-server.ts';

export interface ProxySetUp {
  upstream: MisbehavingServer;
  proxy: RunningProxy;
  violations: Violation[];
  /** Starts a proxy to the upstream, until the end of the test. */
  start(options?: Partial<ProxyOptions>): Promise<void>;
}

/** One misbehaving server for all tests of a file, and a way to start proxies to it. */
export function setUpProxy(): ProxySetUp {
  const setUp = {
    async start(options) {
      const onViolation = (violation: Violation) => setUp.violations.push(violation);
      setUp.proxy = await startProxy({ upstream: setUp.upstream.url, port: 0, onViolation, ...options });
    },
  } as ProxySetUp;
  beforeAll(async () => {
    setUp.upstream = await startMisbehavingServer();
  });
  afterAll(() => setUp.upstream.close());
  beforeEach(() => {
    setUp.violations = [];
    setUp.upstream.received.length = 0;
  });
  afterEach(async () => {
    await setUp.proxy?.close();
  });
  return setUp;
}
