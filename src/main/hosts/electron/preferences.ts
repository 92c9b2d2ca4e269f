import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

// The host's own memory: where the window was, and whether the person wants updates looked for.
const shape = z.object({
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
    .nullable()
    .catch(null),
  maximized: z.boolean().catch(false),
  updates: z.boolean().catch(false),
});

export type Preferences = z.infer<typeof shape>;

const initial: Preferences = { bounds: null, maximized: false, updates: false };

const place = () => join(app.getPath('userData'), 'desktop.json');

/** A missing or damaged file means the initial preferences, never an error. */
export function readPreferences(): Preferences {
  try {
    return shape.parse(JSON.parse(readFileSync(place(), 'utf8')));
  } catch {
    return initial;
  }
}

/** Losing these costs the person nothing but a window position, so a full disk is no reason to stop. */
export function keepPreferences(changed: Partial<Preferences>): void {
  const temporary = `${place()}.new`;
  try {
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(temporary, JSON.stringify({ ...readPreferences(), ...changed }));
    renameSync(temporary, place());
  } catch {
    return;
  }
}
