import { z } from 'zod';
import type { Reader } from '../book/types.ts';
import type { Act } from './types.ts';

const json = z.json();
export type Json = z.infer<typeof json>;

/** How this person likes the app: theme, columns, drafts. Not facts, not in the book's hash. */
export function uiSettings(reader: Reader): Record<string, Json> {
  const rows = reader.all<{ key: string; value: string }>(
    "SELECT key, value FROM ui_setting WHERE key NOT LIKE 'derived.%' ORDER BY key",
  );
  return Object.fromEntries(rows.map(({ key, value }) => [key, json.parse(JSON.parse(value))]));
}

export function setUiSetting(
  act: Act,
  input: { key: string; value: Json },
): { change: number | null } {
  const { change } = act.book.change(
    { label: 'Change view settings', origin: act.origin },
    (writer) => {
      writer.run(
        'INSERT INTO ui_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        [input.key, JSON.stringify(input.value)],
      );
    },
  );
  return { change };
}
