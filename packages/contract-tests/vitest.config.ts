import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { ProofReporter } from './reporter.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    globalSetup: 'test/support/install.ts',
    // Tells the checks apart in the reporter.
    includeTaskLocation: true,
    reporters: ['default', new ProofReporter()],
  },
});
export default config;
