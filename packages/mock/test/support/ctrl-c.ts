import type { ChildProcess } from 'node:child_process';

// There a process can end another one, but not send it Ctrl-C. The command takes a message for that instead.
const byMessage = process.platform === 'win32';
const taker = `
  process.once('message', (signal) => {
    process.disconnect();
    process.emit(signal, signal);
  });
  process.channel.unref();`;

/** What Node.js and `stdio` need besides, to start a command that takes Ctrl-C. */
export const nodeArgs: string[] = byMessage
  ? ['--import', `data:text/javascript,${encodeURIComponent(taker)}`]
  : [];
export const channel: 'ipc'[] = byMessage ? ['ipc'] : [];

export function pressCtrlC(command: ChildProcess): void {
  if (byMessage) command.send('SIGINT');
  else command.kill('SIGINT');
}
