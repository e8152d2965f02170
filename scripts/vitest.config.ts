import { defineConfig, type ViteUserConfig } from 'vitest/config';

// No test leaves a trace in its process, so the files can share one.
const config: ViteUserConfig = defineConfig({
  test: { isolate: false, testTimeout: 30_000, hookTimeout: 30_000 },
});
export default config;
