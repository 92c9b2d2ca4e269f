import { app } from 'electron';

/** Runs one command of the command line inside the packaged program, then ends it with that command's code. */
export async function runCommand(args: string[]): Promise<void> {
  // As Node would have been called: the command line need not know where it runs.
  process.argv = [process.execPath, 'quarterdeck', ...args];
  await import('../cli/main.ts');
  await flushed(process.stdout);
  await flushed(process.stderr);
  app.exit(Number(process.exitCode ?? 0));
}

/** `app.exit` does not wait for a pipe that is still being written. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    stream.write('', () => done());
  });
}
