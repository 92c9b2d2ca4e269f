import type { Command } from 'commander';
import type { Cli } from './cli.ts';

interface ServeOptions {
  port?: string;
  open: boolean;
}

export function addServeCommand(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('serve the app to a browser on this machine until stopped')
    .option('--port <n>', 'a port of 127.0.0.1; any free one otherwise')
    .option('--no-open', 'open no window')
    .action((options: ServeOptions) => serve(cli, options));
}

/** With `--json`: the address, which is the answer; what is said on the way goes to stderr. */
async function serve(cli: Cli, { port, open }: ServeOptions): Promise<void> {
  const { portOf, runLoopback } = await import('../loopback/host.ts');
  const { io, askedToday } = cli;
  const started = await runLoopback({
    bookPath: cli.bookPath,
    port: portOf(port ?? '0'),
    window: open,
    stay: true,
    say: (line) => (cli.json ? io.err : io.out)(`${line}\n`),
    ...(askedToday === undefined ? {} : { today: askedToday }),
  });
  if (started.kind === 'handedOver') {
    cli.tell({ address: null }, () => 'Quarterdeck is open already: its window comes up.');
    return;
  }
  if (cli.json) cli.tell({ address: started.address }, () => '');
  const stop = () => void started.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await started.ended;
}
