import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { type EntityName, entities } from '../../../shared/book/entities.ts';
import { badInput, Failure } from '../../../shared/kernel/failure.ts';
import type { Reader } from '../../book/types.ts';
import { sourceIdOf } from '../diff/known-rows.ts';
import { controlOf, planImport } from '../plan/plan.ts';
import { inspectFile } from '../read/inspect.ts';
import { dateInName } from '../recipes/file-name.ts';
import { followSaved, savedRecipe } from '../recipes/recipe-choice.ts';
import type { WorkContext } from '../work-context.ts';
import type { Verdict } from './watch.ts';

export interface WatchedInput {
  path: string;
  source: string;
  entity: EntityName;
}

const sampleRows = 20_000;

/**
 * Looks into one new file of a watched folder: already imported, of its source's shape and then planned, or of another,
 * and then left to a person. Nothing is applied.
 */
export function watchedJob(input: WatchedInput, context: WorkContext): Verdict {
  try {
    return lookInto(input, context);
  } catch (error) {
    if (error instanceof Failure && error.data.code !== 'Cancelled')
      return { kind: 'look', why: error.data.message };
    // Gone again, locked by the program that writes it, or on a drive that went away.
    if (error instanceof Error && 'syscall' in error)
      return { kind: 'look', why: 'It could not be read.' };
    throw error;
  }
}

function lookInto({ path, source, entity }: WatchedInput, context: WorkContext): Verdict {
  const { read } = context.book;
  const sha256 = hashOf(path, context);
  if (wasImported(read, source, entity, sha256)) return { kind: 'imported' };
  const label = entities[entity].label.toLowerCase();
  const recipe = savedRecipe(read, source, entity);
  if (recipe === null)
    throw badInput('Recipe', `No recipe is kept for ${label} of ${source}.`, 'Import one by hand.');
  const inspection = inspectFile(
    path,
    { rows: sampleRows, questions: false },
    controlOf(context, 'Looking into a new file'),
  );
  const gone = followSaved(read, recipe, inspection).drift?.gone ?? [];
  if (gone.length > 0) return { kind: 'look', why: otherShape(gone, `${label} of ${source}`) };
  const asOf = dateInName(basename(path), context.today());
  const { plan, result } = planImport(
    { path, source, entity, asOf: wholeDay(path, asOf) },
    context,
  );
  return {
    kind: 'waiting',
    plan: plan.id,
    sha256: plan.decisions.sha256,
    counts: result.counts,
    guards: result.guards.map(({ name }) => name),
  };
}

const named = 3;

function otherShape(gone: readonly { column: string }[], whose: string): string {
  const columns = gone.slice(0, named).map(({ column }) => `"${column}"`);
  const more = gone.length - columns.length;
  const rest = more > 0 ? ` and ${more} more` : '';
  return `It has no column ${columns.join(', ')}${rest}, which the ${whose} have.`;
}

/** A month or a quarter in a name is only a suggestion, for a person to take; a day is said. */
function wholeDay(path: string, asOf: string | null): string | null {
  const digits = basename(path).replace(/\D/g, '');
  const day = asOf?.replaceAll('-', '') ?? '';
  const german = `${day.slice(6)}${day.slice(4, 6)}${day.slice(0, 4)}`;
  return asOf !== null && (digits.includes(day) || digits.includes(german)) ? asOf : null;
}

/** Also of an import that was undone: a file a person took back is not offered again by itself. */
export function wasImported(
  reader: Reader,
  source: string,
  entity: EntityName,
  sha256: string,
): boolean {
  const sql = 'SELECT 1 FROM import_run WHERE source_id = ? AND entity = ? AND sha256 = ?';
  return reader.get(sql, [sourceIdOf(reader, source) ?? -1, entity, sha256]) !== undefined;
}

const chunk = 1024 * 1024;

function hashOf(path: string, context: WorkContext): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunk);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      context.checkCancelled();
      const read = readSync(file, buffer, 0, chunk, null);
      if (read === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
