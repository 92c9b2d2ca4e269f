import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';

/** Where this process runs, passed in so that the rules can be tested for every system. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

export const bookFileName = 'Quarterdeck.book';

/** The app's own folder of data, by each system's custom. */
export function dataFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') {
    return win32.join(env.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), 'Quarterdeck');
  }
  if (platform === 'darwin')
    return posix.join(home, 'Library', 'Application Support', 'Quarterdeck');
  const data = env.XDG_DATA_HOME;
  // The base directory specification: a relative path there is to be ignored.
  return posix.join(
    data?.startsWith('/') ? data : posix.join(home, '.local', 'share'),
    'quarterdeck',
  );
}

/** The app's own book, its folder made ready. */
export function defaultBookPath(
  here: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const folder = dataFolder(here);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, bookFileName);
}

export interface PlaceWarning {
  message: string;
  hint: string;
}

const clouds: readonly [name: string, pattern: RegExp][] = [
  ['OneDrive', /[\\/]OneDrive( - [^\\/]+)?[\\/]/i],
  ['iCloud', /[\\/](Mobile Documents|iCloud ?Drive|com~apple~CloudDocs)[\\/]/i],
  ['Dropbox', /[\\/]Dropbox( \([^\\/]+\))?[\\/]/i],
  ['Google Drive', /[\\/](Google ?Drive|GoogleDrive-[^\\/]+|My Drive)[\\/]/i],
  ['a cloud service', /[\\/]Library[\\/]CloudStorage[\\/]/i],
];

const network = /^(\\\\|\/\/)|^[\\/](net|Network)[\\/]|^\/run\/user\/\d+\/gvfs\/|^smb:|^nfs:/i;

/**
 * A book under a folder that another program copies while it is written can be torn, or come in two versions. Said once;
 * null where the place is fine as far as its name tells.
 */
export function placeWarning(path: string): PlaceWarning | null {
  const cloud = clouds.find(([, pattern]) => pattern.test(path))?.[0];
  const where = cloud ?? (network.test(path) ? 'a network share' : null);
  if (where === null) return null;
  return {
    message: `This book lies in ${where}, which may copy it while it is being written and damage it.`,
    hint: 'Keep the book on this computer, and let only its backups go there.',
  };
}
