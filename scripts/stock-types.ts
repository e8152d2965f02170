import { readFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

/** What openapi-typescript makes of the description without any of our changes, for comparison. */
export async function stockTypes(): Promise<string> {
  const bundle = new URL(import.meta.resolve('@helpcrunch-chats/openapi/openapi.json'));
  return astToString(await openapiTS(await readFile(bundle, 'utf8')));
}
