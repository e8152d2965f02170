import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const WINDOWS_FOLDERS = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];

/** Where Chrome, Chromium and Edge are installed. Chromium from a snap cannot read a folder for temporary files. */
const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap(
    (path) => WINDOWS_FOLDERS.map((folder) => `${process.env[folder]}\\${path}`),
  ),
};

/**
 * The browser of the system, or on Linux the one that comes inside an npm package.
 *
 * @throws {Error} if there is none, or it does not start.
 */
export async function launchBrowser(): Promise<Browser> {
  const { platform } = process;
  const paths = installed[platform] ?? [];
  const system = paths.find((path) => existsSync(path));
  if (!system && platform !== 'linux')
    throw new Error(`Install Chrome, Chromium or Edge. None of these is there:\n${paths.join('\n')}`);
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const executablePath = system ?? (await bundled.executablePath());
  return chromium.launch({ executablePath, args });
}
