import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const linuxNames = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  ...['microsoft-edge', 'microsoft-edge-stable', 'brave-browser'],
];

function onPath(env: Env): string[] {
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin'];
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function onMac(env: Env): string[] {
  const apps = [
    ['Chromium', 'Chromium'],
    ['Google Chrome', 'Google Chrome'],
    ['Microsoft Edge', 'Microsoft Edge'],
  ];
  return ['/Applications', join(env.HOME ?? '/', 'Applications')].flatMap((folder) =>
    apps.map(([app = '', name = '']) => join(folder, `${app}.app`, 'Contents', 'MacOS', name)),
  );
}

function onWindows(env: Env): string[] {
  const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
  const places = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
  ];
  return roots.flatMap((root) =>
    root === undefined ? [] : places.map((parts) => join(root, ...parts)),
  );
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The installed Chromium, Chrome or Edge; null where there is none. `QUARTERDECK_BROWSER` names another. */
export function findBrowser(env: Env = process.env, platform = process.platform): string | null {
  const named = env.QUARTERDECK_BROWSER;
  if (named !== undefined && named !== '') return runs(named) ? named : null;
  const places =
    platform === 'darwin' ? onMac(env) : platform === 'win32' ? onWindows(env) : onPath(env);
  return places.find(runs) ?? null;
}

/** Whether a window could be seen at all. */
export function hasDisplay(env: Env = process.env, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
