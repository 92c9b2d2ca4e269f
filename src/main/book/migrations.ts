import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The SQL of every migration, oldest first: version i + 1 is what the book has after number i. */
export const migrations: readonly string[] = bundled() ?? fromFolder();

/** Vite and vitest put the files' text here when they build; plain Node has no such call. */
function bundled(): string[] | null {
  try {
    const files = import.meta.glob<string>('../../../db/migrations/*.sql', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    return Object.entries(files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, sql]) => sql);
  } catch {
    return null;
  }
}

function fromFolder(): string[] {
  const folder = join(import.meta.dirname, '../../../db/migrations');
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}
