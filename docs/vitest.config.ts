import { defineConfig, type ViteUserConfig } from 'vitest/config';

// Redoc takes its time to render, more so on a busy machine.
const config: ViteUserConfig = defineConfig({
  test: { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } },
});
export default config;
