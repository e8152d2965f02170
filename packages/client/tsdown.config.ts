import { defineConfig, type UserConfig } from 'tsdown';

const config: UserConfig = defineConfig({
  entry: 'src/index.ts',
  platform: 'neutral',
  target: 'es2022',
  // openapi-fetch is final and gets no more releases: users get it as part of the bundle, not as a dependency.
  deps: { alwaysBundle: ['openapi-fetch'] },
  fixedExtension: false,
});
export default config;
