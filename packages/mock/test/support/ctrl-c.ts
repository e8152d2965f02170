import type { ChildProcess } from 'node:child_process';

// On Windows a process can end another one, but cannot send it Ctrl-C. There the command takes a message instead.
const byMessage = process.platform === 'win32';
const receiver = `
  process.once('message', (signal) => {
    process.disconnect();
    process.emit(signal, signal);
  });
  process.channel.unref();`;

/** The arguments of Node.js and the `stdio` that let a command receive Ctrl-C. */
export const nodeArgs: string[] = byMessage
  ? ['--import', `data:text/javascript,${encodeURIComponent(receiver)}`]
  : [];
export const channel: 'ipc'[] = byMessage ? ['ipc'] : [];

export function pressCtrlC(command: ChildProcess): void {
  if (byMessage) command.send('SIGINT');
  else command.kill('SIGINT');
}
