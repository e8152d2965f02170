import { readFile } from 'node:fs/promises';
import { defineConfig, type Rolldown, type UserConfig } from 'tsdown';

// What the client never uses of openapi-fetch, as constants, so that the bundler drops the code behind them:
// a third of the client's size. openapi-fetch has had its final release, so these places stay as they are.
const unused: [code: string, constant: string][] = [
  ['if (finalMiddlewares.length)', 'if (false)'],
  ['if (requestQuerySerializer)', 'if (false)'],
  ['createQuerySerializer(globalQuerySerializer)', 'undefined'],
  ['requestPathSerializer || globalPathSerializer || defaultPathSerializer', 'undefined'],
];

const trimOpenapiFetch: Rolldown.Plugin = {
  name: 'trim-openapi-fetch',
  transform(code, id) {
    if (!/[\\/]openapi-fetch[\\/]dist[\\/]/.test(id) || !code.includes('coreFetch')) return null;
    return unused.reduce((trimmed, [wanted, constant]) => {
      if (!trimmed.includes(wanted)) throw new Error(`openapi-fetch no longer contains “${wanted}”.`);
      return trimmed.replaceAll(wanted, constant);
    }, code);
  },
};

const carryLicence: Rolldown.Plugin = {
  name: 'carry-licence',
  async generateBundle() {
    const read = (name: string) =>
      readFile(new URL(`node_modules/openapi-fetch/${name}`, import.meta.url), 'utf8');
    const { name, version, license } = JSON.parse(await read('package.json'));
    // The SBOM of a release is made from the first line.
    const source = `${name} ${version} (${license})\n\n${await read('LICENSE')}`;
    this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_LICENSES', source });
  },
};

const config: UserConfig = defineConfig({
  entry: 'src/index.ts',
  platform: 'neutral',
  target: 'es2022',
  // It gets no more releases: users get it as part of the bundle, not as a dependency.
  deps: { alwaysBundle: ['openapi-fetch'], onlyBundle: ['openapi-fetch'] },
  fixedExtension: false,
  plugins: [trimOpenapiFetch, carryLicence],
});
export default config;
