import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan, PlanRow } from '../../../shared/book/plan.ts';
import { badInput, type Failure, notFound } from '../../../shared/kernel/failure.ts';
import { plansFolder, readPlan } from './plan-store.ts';

/** One changed field of a plan, as a line of the screen's table. */
export interface FieldLine {
  row: PlanRow;
  field: PlanRow['fields'][number];
}

export interface ShelvedPlan {
  plan: Plan;
  path: string;
  changed: FieldLine[];
  conflict: FieldLine[];
}

/** The plan last looked at, read once: its pages are asked for one after the other. */
export class PlanShelf {
  #kept: { path: string; at: number; shelved: ShelvedPlan } | null = null;

  take(bookPath: string, id: string): ShelvedPlan {
    const shelved = this.find(bookPath, id);
    if (shelved === null) throw planIsGone();
    return shelved;
  }

  /** Null where it was applied or thrown away by now. */
  find(bookPath: string, id: string): ShelvedPlan | null {
    const path = planPlace(bookPath, id);
    const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (at === undefined) return null;
    if (this.#kept?.path === path && this.#kept.at === at) return this.#kept.shelved;
    const shelved = shelvedAt(path, readPlan(path));
    this.#kept = { path, at, shelved };
    return shelved;
  }
}

export function planIsGone(): Failure {
  return notFound(
    'This plan is no longer here: it was applied or thrown away.',
    'Look at the list of imports, or choose the file again.',
  );
}

/** Where the plan of an id lies. Ids come from outside: nothing but a name can be one. */
export function planPlace(bookPath: string, id: string): string {
  if (!/^[\w-]{1,64}$/.test(id))
    throw badInput('PlanId', 'This is not the address of a plan.', 'Go back to Import.');
  return join(plansFolder(bookPath), `${id}.json`);
}

/** A plan with the lines of its table laid out. */
export function shelvedAt(path: string, plan: Plan): ShelvedPlan {
  const lines = (bucket: PlanRow['bucket']) =>
    plan.decisions.rows
      .filter((row) => row.bucket === bucket)
      .flatMap((row) => row.fields.map((field) => ({ row, field })));
  return { plan, path, changed: lines('changed'), conflict: lines('conflict') };
}
