import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { inRoot } from './paths.ts';

/** The built loopback host over one book, without a window. */
export type ServedBook = {
  /** With the one-time code that opens it. */
  address: string;
  pid: number;
  close: () => Promise<void>;
};

type Command = [program: string, ...args: string[]];

function addressOf(host: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((found, failed) => {
    host.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0];
      if (address !== undefined) found(address);
    });
    host.once('close', (code) => {
      failed(new Error(`The loopback host ended (${code}) without an address:\n${said}`));
    });
  });
}

async function end(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const ended = new Promise((done) => host.once('close', done));
  host.kill('SIGTERM');
  await ended;
}

/** Serves a book as of a day; `around` is a program to run the host under. */
export async function serveBook(
  book: string,
  today: string,
  around: string[] = [],
): Promise<ServedBook> {
  const served = ['--book', book, '--today', today, '--no-open'];
  const command = [...around, process.execPath, inRoot('out', 'main', 'loopback.js'), ...served];
  const [program, ...args] = command as Command;
  const host = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await addressOf(host);
    return { address, pid: host.pid ?? 0, close: () => end(host) };
  } catch (error) {
    await end(host);
    throw error;
  }
}

/** One command of the built command line; its answer as JSON. */
export async function command(book: string, today: string, args: string[]): Promise<unknown> {
  const cli = inRoot('out', 'main', 'cli.js');
  const all = [cli, '--book', book, '--today', today, '--json', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, all, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}
