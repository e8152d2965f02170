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
 * A list in CycloneDX 1.6 of what a tarball contains. The packages bundle what they use, so that is what their
 * THIRD_PARTY_LICENSES names; the lockfile would list the tools that made them instead.
 */
export function sbom(tarball: Uint8Array): object {
  const files = new Map(filesIn(tarball).map(({ path, content }) => [path, content.toString()]));
  const { name, version, license, description } = JSON.parse(files.get('package.json') ?? '');
  const self: Component = {
    ...component(name, version, license, description),
    hashes: [{ alg: 'SHA-512', content: createHash('sha512').update(tarball).digest('hex') }],
  };
  const components = bundled(files.get('dist/THIRD_PARTY_LICENSES'));
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

/** What `THIRD_PARTY_LICENSES` names: before each text, a line for each package that has it. */
export function bundled(notices = ''): Component[] {
  const titles = notices
    .split(/^-{80}$/m)
    .flatMap((part) => part.trim().split('\n\n', 1)[0]?.split('\n') ?? [])
    .filter(Boolean);
  return titles.map((title) => {
    const [, name, version, inside, licence] =
      /^(@?[^\s,]+)(?: (\d\S*))?(?:, as part of (\S+))? \(([^)]+)\)$/.exec(title) ?? [];
    if (!name || !licence) throw new Error(`THIRD_PARTY_LICENSES has no name and licence here: ${title}`);
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
    // The same package may be there twice: as it is, and inside of another.
    'bom-ref': description?.startsWith('As part of') ? `${purl}#${description}` : purl,
    purl,
    ...(group && { group }),
    name,
    ...(version && { version }),
    ...(description && { description }),
    licenses: [{ license: { id: licence } }],
  };
}
