import { parseArgs } from 'node:util';

/** What the person asked for when they started the program. */
export type Launch =
  | { kind: 'command'; args: string[] }
  | { kind: 'window'; book: string | null; today: string | null };

const commands = new Set([
  ...['inspect', 'import', 'imports', 'undo', 'list', 'get', 'trace', 'set', 'create', 'archive'],
  ...['history', 'undo-change', 'health', 'tiers', 'qbr', 'deck', 'sample', 'backup', 'restore'],
  ...['check', 'serve', 'help'],
]);

const options = {
  book: { type: 'string' },
  today: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/**
 * Reads the command line. A known command anywhere among the global options makes it a call of the
 * command line; everything else, Chromium's own switches included, opens the window.
 * Started from a checkout, the first argument is the app's folder.
 */
export function readLaunch(argv: readonly string[], packaged: boolean): Launch {
  const args = argv.slice(packaged ? 1 : 2);
  const { values, positionals } = parseArgs({ args, options, strict: false });
  const named = positionals[0];
  const asksForText = values.help === true || values.version === true;
  if (asksForText || (named !== undefined && commands.has(named))) return { kind: 'command', args };
  return { kind: 'window', book: textOf(values.book), today: textOf(values.today) };
}

function textOf(value: string | boolean | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

const debuggingSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
];

/** The switch that would open the running app to another program, where one was given. */
export function debuggingSwitch(has: (name: string) => boolean): string | null {
  return debuggingSwitches.find(has) ?? null;
}
