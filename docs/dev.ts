/** Serves the site, and builds it again whenever the description or its translation changes. */
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from '@helpcrunch-chats/openapi/tools/bundle';
import { type Description, operations } from '@helpcrunch-chats/openapi/tools/reader';
import { buildSite } from './src/build-site.ts';
import { redocPage, replaceDefinition } from './src/redoc.ts';
import { serve } from './src/serve.ts';
import { dist, writeSite } from './src/write-site.ts';

const openapi = fileURLToPath(new URL('..', import.meta.resolve('@helpcrunch-chats/openapi/tools/bundle')));

const pages = new Map<string, string>();

await bundle();
await writeSite(await buildSite(quickRedoc));

const { url } = await serve(fileURLToPath(dist), 4000).catch(({ code, message }) => {
  console.error(
    code === 'EADDRINUSE' ? 'Port 4000 is taken. Stop what listens there, and try again.' : message,
  );
  process.exit(1);
});
console.log(`Docs  ${url}`);

let waiting: NodeJS.Timeout | undefined;
watch(openapi, { recursive: true }, (_event, name) => {
  if (!name || /^(dist|node_modules|\.turbo)\b/.test(name)) return;
  clearTimeout(waiting);
  // An editor saves in several steps.
  waiting = setTimeout(() => rebuild(name), 30);
});

let building: Promise<void> = Promise.resolve();
function rebuild(name: string): void {
  building = building.then(async () => {
    const started = performance.now();
    try {
      await bundle();
      await writeSite(await buildSite(quickRedoc));
      console.log(`${name}: built in ${Math.round(performance.now() - started)} ms`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  });
}

/** Redoc’s page, made once per language and set of headings and operations; after that only the description in it changes. */
async function quickRedoc(api: Description, original: Description, template: string): Promise<string> {
  const ids = operations(original).map(({ operation }) => operation.operationId);
  const key = [template, ...ids, ...(api.info.description.match(/^## .*/gm) ?? [])].join('\n');
  const made = pages.get(key) ?? (await redocPage(api, original, template));
  pages.set(key, made);
  return replaceDefinition(made, api);
}
