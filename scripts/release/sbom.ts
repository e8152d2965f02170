import { createHash } from 'node:crypto';
import { filesIn } from './tarball.ts';

export interface Component {
  type: 'library';
  'bom-ref': string;
  purl: string;
  name: string;
  version?: string;
  group?: string;
  description?: string;
  licenses: [{ license: { id: string } }];
  hashes?: [{ alg: 'SHA-512'; content: string }];
}

/**
 * The SBOM of a tarball, in CycloneDX 1.6. The packages bundle their dependencies, so it lists those that
 * THIRD_PARTY_LICENSES names; the lockfile would list the tools that built them instead.
 */
export function sbom(tarball: Uint8Array): object {
  const files = filesIn(tarball);
  const { name, version, license, description } = JSON.parse(files['package.json'] ?? '');
  const self: Component = {
    ...component(name, version, license, description),
    hashes: [{ alg: 'SHA-512', content: createHash('sha512').update(tarball).digest('hex') }],
  };
  const components = bundled(files['dist/THIRD_PARTY_LICENSES']);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: new Date().toISOString(), lifecycles: [{ phase: 'post-build' }], component: self },
    components,
    dependencies: [
      { ref: self['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) },
      ...components.map((one) => ({ ref: one['bom-ref'] })),
    ],
    compositions: [{ aggregate: 'complete', assemblies: [self['bom-ref']] }],
  };
}

/** The packages in `THIRD_PARTY_LICENSES`, which has a line for each of them before their licence. */
export function bundled(notices = ''): Component[] {
  const titles = notices
    .split(/^-{80}$/m)
    .flatMap((part) => part.trim().split('\n\n', 1)[0]?.split('\n') ?? [])
    .filter(Boolean);
  return titles.map((title) => {
    const [, name, version, inside, licence] =
      /^(@?[^\s,]+)(?: (\d\S*))?(?:, as part of (\S+))? \(([^)]+)\)$/.exec(title) ?? [];
    if (!name || !licence)
      throw new Error(`This line of THIRD_PARTY_LICENSES is not a name with a licence: ${title}`);
    return component(name, version, licence, inside && `As part of ${inside}`);
  });
}

function component(
  fullName: string,
  version: string | undefined,
  licence: string,
  description?: string,
): Component {
  const [name = '', group] = fullName.split('/').reverse();
  const purl = `pkg:npm/${fullName.replace('@', '%40')}${version ? `@${version}` : ''}`;
  return {
    type: 'library',
    // The same package may be there twice: by itself, and inside another.
    'bom-ref': description?.startsWith('As part of') ? `${purl}#${description}` : purl,
    purl,
    ...(group && { group }),
    name,
    ...(version && { version }),
    ...(description && { description }),
    licenses: [{ license: { id: licence } }],
  };
}
