import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { ProofReporter } from './reporter.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: 'test/support/install.ts',
    // What runs here asks for this machine only, whatever proxy it has.
    env: { NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' },
    // Tells the checks apart in the reporter.
    includeTaskLocation: true,
    // No test changes what it imports.
    isolate: false,
    reporters: ['default', new ProofReporter()],
  },
});
export default config;
