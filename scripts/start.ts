/**
 * Builds everything, starts the mock and the docs, and walks through the four operations.
 * With `--once` it ends after that; otherwise it stays up until Ctrl-C.
 */
import { fileURLToPath } from 'node:url';
import { serve } from '@helpcrunch-chats/docs/serve';
import { build } from './start/build.ts';

const site = fileURLToPath(new URL('../docs/dist/', import.meta.url));
const once = process.argv.includes('--once');

try {
  await build();
  // What follows imports the packages, so it must wait until they are built.
  const [{ startMock }, { tour }] = await Promise.all([
    import('@helpcrunch-chats/mock'),
    import('./start/tour.ts'),
  ]);
  const servers: { close(): Promise<unknown> }[] = [];
  const close = () => Promise.all(servers.map((server) => server.close()));
  try {
    const mock = await onFreePort(4010, (port) => startMock({ port }));
    servers.push(mock);
    const docs = await onFreePort(4000, (port) => serve(site, port));
    servers.push(docs);
    await tour(mock.url);
    console.log(`\nDocs  ${docs.url}\nMock  ${mock.url}`);
  } catch (error) {
    await close();
    throw error;
  }

  if (once) {
    await close();
  } else {
    console.log('\nBoth stay up until Ctrl-C.');
    process.once('SIGINT', close);
    process.once('SIGTERM', close);
  }
} catch (error) {
  console.error(`\nStopped: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Starts something on the port, or on the next one that is free. */
async function onFreePort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return onFreePort(port + 1, start);
  }
}
