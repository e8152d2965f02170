import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { ChecksReporter } from './reporter.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    globalSetup: 'test/support/install.ts',
    reporters: ['default', new ChecksReporter()],
  },
});
export default config;
