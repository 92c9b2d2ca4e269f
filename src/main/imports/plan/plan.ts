import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { canonicalJson } from '../../../shared/book/canonical-json.ts';
import type { EntityName } from '../../../shared/book/entities.ts';
import type { Delimiter, ImportQuestion } from '../../../shared/book/inspection.ts';
import type { Decisions, ImportResult, MatchAnswer, Plan } from '../../../shared/book/plan.ts';
import type { ConflictChoice, Recipe } from '../../../shared/book/recipe.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import type { Reader } from '../../book/types.ts';
import { keepMemoryLean } from '../apply/lean-memory.ts';
import { Differ, NeedsSettling } from '../diff/diff.ts';
import { absoluteGuards, guardFindings, lastAsOf } from '../diff/guards.ts';
import { MatchAnswers } from '../diff/match-answers.ts';
import { sameFileWarning } from '../diff/same-file.ts';
import { reportingCurrency } from '../map/currency.ts';
import { type ColumnPlan, mapColumns } from '../map/map.ts';
import { type Settlement, SpellingEvidence } from '../map/settle.ts';
import {
  type FileShape,
  fileShape,
  type PassControl,
  type ReadEnd,
  readingQuestions,
  readingWarnings,
  readRows,
} from '../read/read.ts';
import { readingWish, rememberReading } from '../read/reading-wish.ts';
import { chooseRecipe } from '../recipes/recipe-choice.ts';
import type { WorkContext } from '../work-context.ts';
import { planHash, storePlan } from './plan-store.ts';
import { planWarnings } from './plan-warnings.ts';
import { resultOf } from './result.ts';

export interface PlanInput {
  path: string;
  entity: EntityName;
  source?: string | undefined;
  /** A recipe, not yet checked. */
  recipe?: unknown;
  key?: readonly string[] | undefined;
  asOf?: string | null | undefined;
  conflicts?: ConflictChoice | undefined;
  encoding?: string | undefined;
  /** The sheet of a workbook. */
  sheet?: string | undefined;
  delimiter?: Delimiter | undefined;
  /** What was said of the table's layout, as in a recipe. */
  header?: boolean | undefined;
  skipLines?: number | undefined;
  escape?: 'none' | 'backslash' | undefined;
  /** What the person calls the file, where it lies under another name. */
  name?: string | undefined;
  /** List the keys of new, changed and vanished rows in the result. */
  keys?: boolean | undefined;
  /** What a person said of probable matches. */
  answers?: readonly MatchAnswer[] | undefined;
  /** The plan this one takes the place of, where it keeps its address. */
  id?: string | undefined;
}

export interface Planned {
  /** The plan's place beside the book. */
  planPath: string;
  plan: Plan;
  result: ImportResult;
}

interface Pass {
  differ: Differ;
  end: ReadEnd;
  columns: ColumnPlan;
  ask: ImportQuestion[];
  /** What the header leaves open. */
  headerAsk: ImportQuestion[];
}

/** Reads the file, compares it with the book, and stores what would be done. Writes nothing into the book. */
export function planImport(input: PlanInput, context: WorkContext): Planned {
  checkAsOf(input.asOf);
  const path = resolve(input.path);
  const { read } = context.book;
  const reading = readingWish(read, input);
  const shape = fileShape(path, reading);
  keepMemoryLean(shape.bytes);
  const chosen = chooseRecipe(read, path, { ...reading, delimiter: shape.delimiter }, input);
  const recipe = rememberReading(chosen.recipe, input, shape);
  const position = bookPosition(read);
  const answers = new MatchAnswers(read, recipe.entity, input.answers ?? []);
  const pass = runPass(shape, recipe, { choice: input.conflicts ?? 'ask', answers }, context);
  if (answers.list.length > 0) answers.checkMet(new Set(pass.differ.seen.newKeys()));
  if (!namesColumns(input, recipe)) pass.ask.push(...pass.headerAsk);
  pass.ask.push(...chosen.ask, ...readingQuestions(shape));
  pass.differ.warnings.push(...chosen.warnings, ...readingWarnings(shape), ...pass.end.warnings);
  const decisions = decide(shape, recipe, pass, input.asOf ?? null, read);
  const plan: Plan = {
    id: input.id ?? context.newId(),
    planHash: planHash(decisions),
    path,
    file: shape.file,
    createdAt: context.now(),
    position,
    decisions,
  };
  const planPath = storePlan(context.book.path, plan);
  const keys = input.keys === true ? { newKeys: pass.differ.newKeys() } : null;
  return { planPath, plan, result: resultOf(plan, { planPath, keys }) };
}

/** A recipe that was given knows the file's columns, and so does one found by their names: the header is one. */
function namesColumns(input: PlanInput, recipe: Recipe): boolean {
  const given = input.recipe !== undefined && input.recipe !== null;
  return given || Object.keys(recipe.columns).length >= 2;
}

function checkAsOf(asOf: string | null | undefined): void {
  if (asOf === undefined || asOf === null || parseLocalDate(asOf) !== null) return;
  throw badInput(
    'Date',
    `"${asOf}" is not a date.`,
    'Write the export’s date as YYYY-MM-DD.',
    'asOf',
  );
}

/** The book's last change: what a plan was made against. */
export function bookPosition(reader: Reader): number {
  return reader.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM change')?.id ?? 0;
}

/** One pass over the file; a second one only where a column can't be read without asking its other rows first. */
function runPass(
  shape: FileShape,
  recipe: Recipe,
  said: { choice: ConflictChoice; answers: MatchAnswers },
  context: WorkContext,
): Pass {
  const { read } = context.book;
  const currency = reportingCurrency(read);
  const control = controlOf(context, 'Comparing with the book');
  const attempt = (settlement: Settlement | null): Pass => {
    let pass: Omit<Pass, 'end'> | null = null;
    const end = readRows(
      shape,
      deferred((header, headerAsk) => {
        const columns = mapColumns(recipe, header, settlement?.settled);
        const settled = settlement !== null;
        const differ = new Differ({ reader: read, recipe, columns, settled, currency, ...said });
        pass = { differ, columns, ask: settlement?.ask ?? [], headerAsk };
        return differ;
      }),
      control,
    );
    if (pass === null) throw new Error('A file without a header was read to its end.');
    const done = { ...(pass as Omit<Pass, 'end'>), end };
    done.differ.finish();
    return done;
  };
  try {
    return attempt(null);
  } catch (error) {
    if (!(error instanceof NeedsSettling)) throw error;
  }
  return attempt(settleSpelling(shape, recipe, context));
}

/** A visitor that comes to be once the header is known. */
function deferred(
  begin: (header: string[], ask: ImportQuestion[]) => Differ,
): Parameters<typeof readRows>[1] {
  let differ: Differ | null = null;
  const early: [number, string][] = [];
  return {
    header: (header) => {
      differ = begin(header.names, header.ask);
      differ.header(header);
      for (const [line, reason] of early) differ.drop(line, reason);
    },
    row: (cells, line) => differ?.row(cells, line),
    reject: (line, reason, cells) => differ?.reject(line, reason, cells),
    drop: (line, reason) => {
      if (differ === null) early.push([line, reason]);
      else differ.drop(line, reason);
    },
  };
}

function settleSpelling(shape: FileShape, recipe: Recipe, context: WorkContext): Settlement {
  let evidence: SpellingEvidence | null = null;
  readRows(
    shape,
    {
      header: ({ names }) => {
        evidence = new SpellingEvidence(mapColumns(recipe, names));
      },
      row: (cells) => evidence?.row(cells),
      reject: () => undefined,
      drop: () => undefined,
    },
    controlOf(context, 'Reading the columns'),
  );
  const gathered = evidence as SpellingEvidence | null;
  return gathered?.settle() ?? { settled: {}, ask: [] };
}

export function controlOf(context: WorkContext, label: string): PassControl {
  return {
    progress: (done, total) => context.progress({ label, done, total }),
    checkCancelled: () => context.checkCancelled(),
  };
}

function decide(
  shape: FileShape,
  recipe: Recipe,
  pass: Pass,
  asOf: string | null,
  reader: Reader,
): Decisions {
  const { differ, end, columns } = pass;
  differ.ask.push(...pass.ask, ...differ.notes.questions());
  const missing = end.partial ? [] : differ.vanished();
  const vanished = missing.filter(({ superseded }) => !superseded);
  const { entity } = recipe;
  const facts = {
    differ,
    end,
    vanished,
    reader,
    asOf,
    entity,
    lastAsOf: lastAsOf(reader, differ.known.sourceId, entity),
  };
  const { rows, changed, unchanged, conflicts } = differ.counts;
  return {
    version: 1,
    sha256: end.sha256,
    bytes: end.bytes,
    entity,
    source: recipe.source,
    recipe,
    recipeHash: createHash('sha256').update(canonicalJson(recipe)).digest('hex'),
    asOf,
    encoding: shape.encoding.name,
    delimiter: shape.delimiter,
    sheet: shape.sheet?.name ?? null,
    header: [...columns.header],
    settled: columns.settled,
    counts: {
      rows,
      rejected: differ.rejected.length,
      repeated: differ.repeated.length,
      conflicts,
      new: differ.counts.new,
      changed,
      unchanged,
      vanished: vanished.length,
    },
    changedFields: Object.fromEntries(differ.changedFields),
    newLines: differ.newLines.ranges,
    unchangedLines: differ.unchangedLines.ranges,
    unchangedRows: differ.unchangedRows.encode().toString('base64'),
    known: differ.known.set,
    returned: differ.returned,
    rows: differ.rows,
    rejected: differ.rejected.map(({ line, reason, raw }) => ({ line, reason, raw })),
    repeated: differ.repeated,
    dropped: differ.dropped,
    vanished: vanished.map(({ rowId, recordId, key }) => ({ rowId, recordId, key })),
    shared: differ.sharesRecords,
    superseded: missing.filter(({ superseded }) => superseded).map(({ rowId }) => rowId),
    unjudged: end.partial || recipe.vanished === 'keep' ? 'all' : differ.seen.doubtful(),
    matches: differ.matches,
    answers: [...differ.answers.list],
    guards: guardFindings(facts),
    absolute: absoluteGuards(facts),
    warnings: [
      ...differ.warnings,
      ...differ.notes.warnings(),
      ...sameFileWarning(reader, differ, { entity, sha256: end.sha256, vanished: missing.length }),
      ...planWarnings(differ, recipe, columns, reader),
    ],
    ask: [...differ.ask, ...unknownQuestions(differ, columns)],
  };
}

function unknownQuestions(differ: Differ, { columns }: ColumnPlan): ImportQuestion[] {
  return [...differ.unknown.values()].map(({ column, text }) => {
    const type = columns.find((mapped) => mapped.column === column)?.field?.type;
    const options = type?.kind === 'enum' ? [...type.values] : [];
    return { column, question: `What does "${text}" in "${column}" stand for?`, options };
  });
}
