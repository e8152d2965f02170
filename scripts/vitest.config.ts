import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({ test: { isolate: false, testTimeout: 30_000, hookTimeout: 30_000 } });
export default config;
