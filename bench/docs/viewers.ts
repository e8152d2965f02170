import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Another viewer of descriptions. */
interface Viewer {
  package: string;
  folder: string;
  /** The files of the package that its page needs. */
  files: string[];
  /** Its page, next to the folder `package`. */
  page: string;
}

export const VIEWERS: Viewer[] = [
  {
    package: '@scalar/api-reference@1.72.1',
    folder: 'scalar',
    files: ['dist/browser/standalone.js'],
    page: `<div id="ui"></div><script src="package/dist/browser/standalone.js"></script><script>Scalar.createApiReference('#ui', { url: 'openapi.json', withDefaultFonts: false, telemetry: false });</script>`,
  },
  {
    package: 'swagger-ui-dist@5.35.0',
    folder: 'swagger-ui',
    files: ['swagger-ui-bundle.js', 'swagger-ui.css'],
    page: `<link rel="stylesheet" href="package/swagger-ui.css"><div id="ui"></div><script src="package/swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui' });</script>`,
  },
  {
    package: '@stoplight/elements@9.0.25',
    folder: 'elements',
    files: ['web-components.min.js', 'styles.min.css'],
    page: `<link rel="stylesheet" href="package/styles.min.css"><script src="package/web-components.min.js"></script><elements-api apiDescriptionUrl="openapi.json" router="hash" layout="stacked"></elements-api>`,
  },
];

/**
 * Downloads a viewer into its folder, and puts its page and the description there.
 * Not a dependency in `peers/`: that would install hundreds of packages that its bundle contains already.
 */
export async function download(viewer: Viewer, parent: string, description: string): Promise<void> {
  const folder = join(parent, viewer.folder);
  await mkdir(folder);
  const run = promisify(execFile);
  const options = { cwd: folder, timeout: 120_000 };
  // On Windows npm is a script that only a shell can run.
  const npm = { ...options, shell: process.platform === 'win32' };
  const { stdout } = await run('npm', ['pack', viewer.package, '--loglevel=error'], npm);
  await run('tar', ['-xzf', stdout.trim()], options);
  await copyFile(description, join(folder, 'openapi.json'));
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">';
  const title = `<title>${viewer.package}</title>`;
  await writeFile(join(folder, 'index.html'), `<!doctype html>${head}${title}${viewer.page}`);
}
