import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../../shared/book/canonical-json.ts';
import { type Decisions, type Plan, planSchema } from '../../../shared/book/plan.ts';
import { conflict, Failure } from '../../../shared/kernel/failure.ts';
import { forgetView, viewFolder } from './plan-view-folder.ts';

/** Plans lie beside the book, readable by its owner alone, so that a preview leaves the book's bytes as they were. */
export function plansFolder(bookPath: string): string {
  return `${bookPath}.plans`;
}

/** Equal decisions have an equal hash, on any machine at any time. */
export function planHash(decisions: Decisions): string {
  return createHash('sha256').update(canonicalJson(decisions)).digest('hex');
}

/** Writes a plan whole or not at all; answers its place. */
export function storePlan(bookPath: string, plan: Plan): string {
  const folder = plansFolder(bookPath);
  const path = join(folder, `${plan.id}.json`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.part`, JSON.stringify(plan), { mode: 0o600 });
    renameSync(`${path}.part`, path);
    prune(folder);
  } catch (error) {
    rmSync(`${path}.part`, { force: true });
    throw ioFailure(error);
  }
  return path;
}

/** Plans nobody applied are not kept for ever. */
const keptPlans = 20;

function prune(folder: string): void {
  const plans = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of plans.slice(keptPlans)) removePlan(path);
}

function ioFailure(error: unknown): Failure {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return full
    ? new Failure({
        code: 'DiskFull',
        message: 'The disk is full: the plan could not be stored. The book is as it was.',
        hint: 'Free some space, and try again.',
      })
    : new Failure({
        code: 'IoError',
        message: 'The plan could not be stored beside the book.',
        hint: 'Check that the book’s folder can be written to, and try again.',
      });
}

/** Reads a stored plan; a plan that was altered since is refused. */
export function readPlan(planPath: string): Plan {
  const plan = parsePlan(planPath);
  if (plan === null || planHash(plan.decisions) !== plan.planHash)
    throw conflict('This plan can’t be used any more.', 'Make a fresh plan from the file.');
  return plan;
}

function parsePlan(planPath: string): Plan | null {
  try {
    const parsed = planSchema.safeParse(JSON.parse(readFileSync(planPath, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function removePlan(planPath: string): void {
  rmSync(planPath, { force: true });
  forgetView(viewFolder(planPath));
}
