import { expect, test } from 'vitest';
import { newId } from '../../../src/main/book/ids.ts';
import { dataFolder, placeWarning } from '../../../src/main/book/place.ts';

test.each([
  ['linux', {}, '/home/p', '/home/p/.local/share/quarterdeck'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/p', '/data/quarterdeck'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/p', '/home/p/.local/share/quarterdeck'],
  ['darwin', {}, '/Users/p', '/Users/p/Library/Application Support/Quarterdeck'],
  [
    'win32',
    { APPDATA: 'C:\\Users\\p\\AppData\\Roaming' },
    'C:\\Users\\p',
    'C:\\Users\\p\\AppData\\Roaming\\Quarterdeck',
  ],
  ['win32', {}, 'C:\\Users\\p', 'C:\\Users\\p\\AppData\\Roaming\\Quarterdeck'],
] as const)(
  'on %s with %o the data folder is by the system’s custom',
  (platform, env, home, expected) => {
    expect(dataFolder({ platform, env, home })).toBe(expected);
  },
);

test.each([
  ['C:\\Users\\p\\OneDrive\\a.book', 'OneDrive'],
  ['C:\\Users\\p\\OneDrive - Acme Inc\\books\\a.book', 'OneDrive'],
  ['/Users/p/Library/Mobile Documents/com~apple~CloudDocs/a.book', 'iCloud'],
  ['/home/p/Dropbox/a.book', 'Dropbox'],
  ['/Users/p/Library/CloudStorage/GoogleDrive-p@example.com/My Drive/a.book', 'Google Drive'],
  ['/Users/p/Library/CloudStorage/Box-Box/a.book', 'a cloud service'],
  ['\\\\server\\share\\a.book', 'a network share'],
  ['/run/user/1000/gvfs/smb-share/a.book', 'a network share'],
])('%s is warned about', (path, where) => {
  expect(placeWarning(path)?.message).toContain(where);
});

test.each([
  '/home/p/.local/share/quarterdeck/a.book',
  'C:\\Users\\p\\AppData\\a.book',
  '/home/p/mydropboxes/a.book',
])('%s is fine', (path) => {
  expect(placeWarning(path)).toBeNull();
});

test('public ids are 16 url-safe characters and do not repeat', () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(ids.every((id) => /^[\w-]{16}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
