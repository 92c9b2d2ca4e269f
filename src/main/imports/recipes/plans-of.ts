import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../shared/kernel/failure.ts';
import { plansFolder, readPlan, removePlan } from '../plan/plan-store.ts';

/** Throws away the plans that were made for a source; one nobody can read any more goes with them. */
export function removePlansOf(bookPath: string, source: string): void {
  const folder = plansFolder(bookPath);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.json') && isOf(path, source)) removePlan(path);
  }
}

function isOf(path: string, source: string): boolean {
  try {
    return readPlan(path).decisions.source === source;
  } catch (error) {
    if (error instanceof Failure) return true;
    throw error;
  }
}
