import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Loading Prism again for each file would take longer than most files.
    isolate: false,
    // The default export of a CommonJS module is then what it is in Node.js and in the bundle.
    deps: { interopDefault: false },
  },
});
export default config;
