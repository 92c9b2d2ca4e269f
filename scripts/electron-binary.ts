import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.ts';

/**
 * Where Electron's binary is, or null. Asking the `electron` package itself would download it;
 * path.txt is what its installer leaves behind.
 */
export function electronBinary(): string | null {
  const home = inRoot('node_modules', 'electron');
  const pathFile = join(home, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override === undefined && name === null) return null;
  const binary = join(override ?? join(home, 'dist'), name ?? 'electron');
  return existsSync(binary) ? binary : null;
}

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

export const isRoot = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;
