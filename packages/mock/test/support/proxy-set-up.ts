import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type ProxyOptions, type ProxyViolation, type RunningProxy, startProxy } from '../../src/proxy.ts';
import { type MisbehavingServer, startMisbehavingServer } from './misbehaving-server.ts';

export interface ProxySetUp {
  upstream: MisbehavingServer;
  proxy: RunningProxy;
  violations: ProxyViolation[];
  /** Starts a proxy to the upstream, until the end of the test. */
  start(options?: Partial<ProxyOptions>): Promise<void>;
}

/** A server for all tests of a file that does what it is told to, and what it takes to start a proxy to it. */
export function setUpProxy(): ProxySetUp {
  const setUp = {
    async start(options) {
      setUp.proxy = await startProxy(
        { upstream: setUp.upstream.url, port: 0, host: '127.0.0.1', forwardInvalid: false, ...options },
        undefined,
        (violation) => setUp.violations.push(violation),
      );
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
