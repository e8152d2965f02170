import { defineConfig, type Rolldown, type UserConfig } from 'tsdown';
import { carryLicences } from './licences.ts';

// Nothing tells the bundler that this file is not an ES module, where `this` would be undefined.
const repairUriTemplate: Rolldown.Plugin = {
  name: 'repair-uri-template',
  transform(code, id) {
    if (!/[\\/]uri-template-lite[\\/]/.test(id)) return null;
    if (!code.includes('this.URI')) throw new Error('uri-template-lite no longer contains “this.URI”.');
    return code.replaceAll('this.URI', 'exports.URI');
  },
};

const config: UserConfig = defineConfig({
  entry: ['src/index.ts', 'src/cli.ts'],
  platform: 'node',
  fixedExtension: false,
  // Prism is bundled: as a dependency it would bring a hundred packages, one of which reports each installation.
  deps: { onlyBundle: false, onlyImport: [], dts: { neverBundle: true } },
  alias: {
    // All locales together are five times as large, and only this one is used.
    '@faker-js/faker': '@faker-js/faker/locale/en',
    // Their main files are bundles, which cannot be bundled again or hide the licences of what they contain.
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    '@stoplight/json-schema-sampler': '@stoplight/json-schema-sampler/src/json-schema-sampler.js',
  },
  // Keeps our own code readable by putting all other code into separate files.
  outputOptions: {
    codeSplitting: {
      groups: [{ name: 'vendor', test: /[\\/]node_modules[\\/]/, entriesAware: true }],
    },
  },
  plugins: [repairUriTemplate, carryLicences],
});
export default config;
