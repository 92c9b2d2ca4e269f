import { entities } from '../../../shared/book/entities.ts';
import type { ImportResult, Plan } from '../../../shared/book/plan.ts';
import { conflict, Failure } from '../../../shared/kernel/failure.ts';
import { isBulk, withoutIndexes } from '../../book/bulk-indexes.ts';
import {
  leastSearchRows,
  searchedRecords,
  searchSources,
  withoutSearchIndex,
} from '../../book/search-index.ts';
import type { Reader, Writer } from '../../book/types.ts';
import { linkWaiting, PartnerResolver } from '../../partners/index.ts';
import { rowSetOf } from '../diff/known-rows.ts';
import { eachLine, LineMapBuilder } from '../diff/line-map.ts';
import { RangeWalker } from '../diff/line-ranges.ts';
import { reportingCurrency } from '../map/currency.ts';
import { mapColumns } from '../map/map.ts';
import { type NormalRow, RowReader } from '../map/row-reader.ts';
import { pinnedShape } from '../plan/pinned-file.ts';
import { controlOf } from '../plan/plan.ts';
import { readPlan, removePlan } from '../plan/plan-store.ts';
import { resultOf } from '../plan/result.ts';
import { eachChunk } from '../read/csv-bytes.ts';
import { readRows } from '../read/read.ts';
import { isEmptyRow } from '../read/table.ts';
import type { WorkContext } from '../work-context.ts';
import { keepMemoryLean } from './lean-memory.ts';
import { TouchedPartners } from './touched.ts';
import { ChangedRows, stalePlan } from './write-changed.ts';
import { NewRows } from './write-new.ts';
import { ensureSource, rememberRecipe, writeRun, writeVanished } from './write-run.ts';

export interface ApplyInput {
  /** The plan's place, as planning answered it. */
  planPath: string;
  /** Guards the person has seen and passes, by name. */
  accept?: readonly string[] | undefined;
  /** The plan's hash, where the caller wants that very plan. */
  expect?: string | undefined;
}

interface Applied {
  importId: string;
}

/** Carries out a stored plan in one change, or leaves the book as it was. */
export function applyPlan(input: ApplyInput, context: WorkContext): ImportResult {
  const plan = readPlan(input.planPath);
  if (input.expect !== undefined && input.expect !== plan.planHash)
    throw conflict(
      'This is not the plan you looked at.',
      'Look at the plan again, and apply that one.',
    );
  stopAtGuards(plan, input.accept ?? []);
  const runId = nextRunId(context);
  const { change, value } = context.book.change(
    {
      label: `Import ${plan.file} from ${plan.decisions.source}`,
      origin: 'import',
      importId: runId,
    },
    (writer) => write(writer, plan, runId, context),
  );
  removePlan(input.planPath);
  return resultOf(plan, {
    planPath: null,
    keys: null,
    applied: { importId: value.importId, change: change ?? 0 },
  });
}

/** Guards that nobody passed stop everything; none of the book is written. */
function stopAtGuards({ decisions }: Plan, accept: readonly string[]): void {
  const guards = decisions.guards.filter(
    ({ name }) => !accept.includes(name) || decisions.absolute.includes(name),
  );
  if (guards.length === 0) return;
  throw new Failure({
    code: 'GuardStopped',
    message: `Nothing was imported. ${guards.map(({ message }) => message).join(' ')}`,
    hint: hintFor(
      guards.map(({ name }) => name),
      decisions.absolute,
    ),
    guards,
  });
}

function hintFor(names: readonly string[], absolute: readonly string[]): string {
  return names.some((name) => absolute.includes(name))
    ? 'Mend the file, or export it again: no choice passes this one.'
    : `Look at the rows named, then mend the file or pass the guard: ${names.join(', ')}.`;
}

function nextRunId({ book }: WorkContext): number {
  return (
    (book.read.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM import_run')?.id ?? 0) +
    1
  );
}

/**
 * A plan lists what differs and trusts the rest to be as it was: rows of this entity that were imported or taken back since
 * make it another plan. Where sources share their keys, the others' imports count too.
 */
function stopIfOvertaken(reader: Reader, { decisions, position }: Plan): void {
  const { entity, source, recipe } = decisions;
  const since = reader.get(
    `SELECT 1 FROM change c LEFT JOIN change u ON u.id = c.undoes
     JOIN import_run r ON r.change_id IN (c.id, c.undoes, u.undoes) JOIN source s ON s.id = r.source_id
     WHERE c.id > @position AND r.entity = @entity AND (s.name = @source OR @shared) LIMIT 1`,
    { position, entity, source, shared: (recipe.keySpace ?? null) === null ? 0 : 1 },
  );
  if (since !== undefined) throw stalePlan();
}

/** Keys that came or went since, by whatever way. */
function stopAtOtherRows(reader: Reader, sourceId: number, { decisions }: Plan): void {
  const { rows, last } = rowSetOf(reader, sourceId, decisions.entity);
  if (rows !== decisions.known.rows || last !== decisions.known.last) throw stalePlan();
}

function write(writer: Writer, plan: Plan, runId: number, context: WorkContext): Applied {
  const { decisions } = plan;
  stopIfOvertaken(writer, plan);
  const touched = new TouchedPartners();
  const sourceId = ensureSource(writer, decisions.source);
  stopAtOtherRows(writer, sourceId, plan);
  const rows = () => writeRows(writer, plan, sourceId, touched, context);
  const lines = isBulkForSearch(writer, plan) ? withoutSearchIndex(writer, rows) : rows();
  writeVanished(writer, runId, plan, touched);
  rememberRecipe(writer, sourceId, plan);
  const publicId = context.newId();
  writeRun(writer, { id: runId, publicId, sourceId, at: context.now(), lines }, plan);
  if (decisions.entity === 'partners' && bringsPartners(decisions)) linkWaiting(writer);
  touched.tell(writer);
  return { importId: publicId };
}

/** New partners, new words for them, or new keys of theirs: rows that wait may mean one of them. */
function bringsPartners({ counts, rows }: Plan['decisions']): boolean {
  return counts.new + counts.changed > 0 || rows.some(({ rowId }) => rowId === 0);
}

function isBulkForSearch(writer: Writer, { decisions }: Plan): boolean {
  const { table } = entities[decisions.entity];
  if (
    decisions.counts.new < leastSearchRows ||
    !searchSources.some((source) => source.table === table)
  )
    return false;
  return decisions.counts.new > searchedRecords(writer, writer.changeId).all * 0.1;
}

/** Does with each row what the plan says; answers where each source row stands in the file. */
function writeRows(
  writer: Writer,
  plan: Plan,
  sourceId: number,
  touched: TouchedPartners,
  context: WorkContext,
): Buffer {
  const { decisions } = plan;
  keepMemoryLean(decisions.bytes);
  const columns = mapColumns(decisions.recipe, decisions.header, decisions.settled);
  const resolver = new PartnerResolver(writer, sourceId, decisions.recipe);
  const { newId } = context;
  const added = new NewRows({ writer, columns, sourceId, newId, resolver, touched });
  const meet = added.meet.bind(added);
  const lines = new LineMapBuilder();
  eachLine(Buffer.from(decisions.unchangedRows, 'base64'), (rowId, line) => {
    lines.add(rowId, line);
    return true;
  });
  if (decisions.rows.length > 0) {
    const shared = decisions.shared || decisions.rows.some(({ rowId }) => rowId === 0);
    const tools = { writer, columns, sourceId, newId, resolver, touched };
    const changed = new ChangedRows({ ...tools, meet, shared });
    for (const row of decisions.rows) lines.add(changed.write(row), row.line);
  }
  if (decisions.counts.new === 0) requireSameFile(plan, context);
  else {
    const write = () =>
      writeNewRows(plan, context, new RowReader(columns, reportingCurrency(writer)), (row, line) =>
        lines.add(added.add(row), line),
      );
    const { table } = entities[decisions.entity];
    if (isBulk(writer, table, decisions.counts.new)) {
      resolver.loadAll();
      withoutIndexes(writer, [table, 'source_row'], () => {
        write();
        added.flush();
      });
    } else {
      write();
      added.flush();
    }
  }
  return lines.encode();
}

/** Where no row of the file is new, the plan holds all there is to write: only that the file is the same must be seen. */
function requireSameFile(plan: Plan, context: WorkContext): void {
  const { progress, checkCancelled } = controlOf(context, 'Writing');
  const { sha256 } = eachChunk(plan.path, (_, done, total) => {
    checkCancelled();
    progress(done, total);
  });
  if (sha256 !== plan.decisions.sha256) throw stalePlan();
}

/** Reads the pinned file once more for its new rows. A file that isn't the same any more stops it. */
function writeNewRows(
  plan: Plan,
  context: WorkContext,
  reader: RowReader,
  write: (row: NormalRow, line: number) => void,
): void {
  const { decisions } = plan;
  const isNew = new RangeWalker(decisions.newLines);
  let seen = 0;
  let written = 0;
  const end = readRows(
    pinnedShape(plan),
    {
      header: ({ names }) => {
        if (names.join('\n') !== decisions.header.join('\n')) throw stalePlan();
      },
      row: (cells, line) => {
        if (isEmptyRow(cells)) return;
        seen += 1;
        if (!isNew.has(line)) return;
        const reading = reader.read(cells);
        if (reading.kind !== 'row') throw stalePlan();
        write(reading.row, line);
        written += 1;
      },
      reject: () => {
        seen += 1;
      },
      drop: () => undefined,
    },
    controlOf(context, 'Writing'),
  );
  const { counts, sha256 } = decisions;
  if (end.sha256 !== sha256 || seen !== counts.rows || written !== counts.new) throw stalePlan();
}
