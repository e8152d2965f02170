/** Builds `dist/`: the site in English, and in Ukrainian under `uk/`. */
import { buildSite } from './src/build-site.ts';
import { writeSite } from './src/write-site.ts';

await writeSite(await buildSite());
