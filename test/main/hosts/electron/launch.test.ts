import { describe, expect, test } from 'vitest';
import { readLaunch } from '../../../../src/main/hosts/electron/launch.ts';

const launch = (...args: string[]) => readLaunch(['quarterdeck', ...args], true);

describe('the command line of the packaged app', () => {
  test.each([
    [['check']],
    [['--json', 'check']],
    [['--book', 'my.book', 'list', 'partners', '--where', 'tier=Gold']],
    [['import', 'deals.csv', '--as', 'deals', '--yes']],
    [['undo-change', '7']],
    [['deck', 'p1', '--out', 'x.pdf']],
    [['serve', '--port', '3000']],
    [['--help']],
    [['-h']],
    [['--version']],
  ])('%j is a command', (args) => {
    expect(launch(...args)).toEqual({ kind: 'command', args });
  });

  test.each([
    [[]],
    [['--no-sandbox']],
    [['--disable-gpu', '--lang=de']],
    [['-psn_0_12345']],
    [['/exports/check.csv']],
    [['unknown']],
    [['--']],
  ])('%j opens the window', (args) => {
    expect(launch(...args)).toEqual({ kind: 'window', book: null, today: null });
  });

  test('the window opens another book, on another day, when told so', () => {
    const window = { kind: 'window', book: 'a b.book', today: '2020-02-15' };
    expect(launch('--book', 'a b.book', '--today=2020-02-15')).toEqual(window);
    expect(launch('--book')).toEqual({ kind: 'window', book: null, today: null });
  });

  test('started from a checkout, the app’s folder is no argument', () => {
    expect(readLaunch(['electron', '.', 'check'], false)).toEqual({
      kind: 'command',
      args: ['check'],
    });
    expect(readLaunch(['electron', '.'], false).kind).toBe('window');
  });
});
