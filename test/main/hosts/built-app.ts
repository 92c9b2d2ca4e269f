import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../../..');

export interface Built {
  /** Holds the built entries, as `out/main` does; `../renderer` holds a page. */
  folder: string;
  remove(): void;
}

/** The workers and what a test names beside them, bundled as the product bundles them, into a folder of their own. */
export async function buildMain(extra: Record<string, string> = {}): Promise<Built> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const base = mkdtempSync(join(cache, 'built-'));
  const folder = join(base, 'main');
  const remove = () => rmSync(base, { recursive: true, force: true });
  await bundle(folder, extra).catch((error: unknown) => {
    remove();
    throw error;
  });
  mkdirSync(join(base, 'renderer'));
  writeFileSync(join(base, 'renderer/index.html'), '<!doctype html><title>Quarterdeck</title>');
  return { folder, remove };
}

async function bundle(folder: string, extra: Record<string, string>): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node22',
      rolldownOptions: {
        input: {
          'book-worker': join(root, 'src/main/book/worker.ts'),
          'jobs-worker': join(root, 'src/main/jobs/worker.ts'),
          ...extra,
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}
