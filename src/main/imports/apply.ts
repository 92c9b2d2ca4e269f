import { entities } from '../../shared/book/entities.ts';
import type { ImportResult, Plan, PlanRow } from '../../shared/book/plan.ts';
import { conflict, Failure } from '../../shared/kernel/failure.ts';
import { searchSources, withoutSearchIndex } from '../book/search-index.ts';
import type { Reader, Writer } from '../book/types.ts';
import { reportingCurrency } from './currency.ts';
import { KnownRows } from './known-rows.ts';
import { LineMapBuilder } from './line-map.ts';
import { RangeWalker } from './line-ranges.ts';
import { linkWaiting, PartnerResolver, partnerMatch } from './links.ts';
import { mapColumns } from './map.ts';
import { controlOf } from './plan.ts';
import { readPlan, removePlan } from './plan-store.ts';
import { fileShape, readRows } from './read.ts';
import { resultOf } from './result.ts';
import { type NormalRow, RowReader } from './row-reader.ts';
import { isEmptyRow } from './table.ts';
import { TouchedPartners } from './touched.ts';
import type { WorkContext } from './work-context.ts';
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
    message: `Nothing was imported: ${guards.map(({ message }) => message).join(' ')}`,
    hint: `Look at the rows named, then mend the file or pass the guard: ${guards.map(({ name }) => name).join(', ')}.`,
    guards,
  });
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

function write(writer: Writer, plan: Plan, runId: number, context: WorkContext): Applied {
  const { decisions } = plan;
  stopIfOvertaken(writer, plan);
  const touched = new TouchedPartners();
  const sourceId = ensureSource(writer, decisions.source);
  const rows = () => writeRows(writer, plan, sourceId, touched, context);
  const lines = isBulk(writer, plan) ? withoutSearchIndex(writer, rows) : rows();
  writeVanished(writer, runId, plan, touched);
  rememberRecipe(writer, sourceId, plan);
  const publicId = context.newId();
  writeRun(writer, { id: runId, publicId, sourceId, at: context.now(), lines }, plan);
  if (decisions.entity === 'partners' && decisions.counts.new + decisions.counts.changed > 0)
    linkWaiting(writer);
  touched.tell(writer);
  return { importId: publicId };
}

/** Building search anew costs a tenth of keeping it in step, a record: measured with 100,000 deals. */
const bulk = 2000;

function isBulk(writer: Writer, { decisions }: Plan): boolean {
  const { table } = entities[decisions.entity];
  if (decisions.counts.new < bulk || !searchSources.some((source) => source.table === table))
    return false;
  let all = 0;
  for (const source of searchSources)
    all += writer.get<{ n: number }>(`SELECT count(*) AS n FROM ${source.table}`)?.n ?? 0;
  return decisions.counts.new > all * 0.1;
}

/** Reads the pinned file once more and does with each row what the plan says. A file that isn't the same any more stops it. */
function writeRows(
  writer: Writer,
  plan: Plan,
  sourceId: number,
  touched: TouchedPartners,
  context: WorkContext,
): Buffer {
  const { decisions } = plan;
  const columns = mapColumns(decisions.recipe, decisions.header, decisions.settled);
  const known = new KnownRows(writer, decisions.source, decisions.entity);
  const resolver = new PartnerResolver(writer, sourceId, partnerMatch(decisions.recipe));
  const { newId } = context;
  const added = new NewRows({ writer, columns, sourceId, newId, resolver, touched });
  const meet = added.meet.bind(added);
  const changed = new ChangedRows({ writer, columns, known, newId, resolver, touched, meet });
  const reader = new RowReader(columns, reportingCurrency(writer));
  const lines = new LineMapBuilder();
  const isNew = new RangeWalker(decisions.newLines);
  const isUnchanged = new RangeWalker(decisions.unchangedLines);
  const planned = new Map<number, PlanRow>(decisions.rows.map((row) => [row.line, row]));
  const left = new Set([...decisions.rejected, ...decisions.repeated].map(({ line }) => line));
  let seen = 0;
  const shape = fileShape(plan.path, {
    encoding: decisions.encoding,
    delimiter: decisions.delimiter,
    name: plan.file,
  });
  const end = readRows(
    shape,
    {
      header: ({ names }) => {
        if (names.join('\n') !== decisions.header.join('\n')) throw stalePlan();
      },
      row: (cells, line) => {
        if (isEmptyRow(cells)) return;
        seen += 1;
        const row = planned.get(line);
        if (row !== undefined) lines.add(changed.write(row), line);
        else if (left.has(line)) return;
        else if (isNew.has(line)) lines.add(added.add(freshRow(reader, cells, known)), line);
        else if (isUnchanged.has(line)) lines.add(knownRow(reader, cells, known), line);
        else throw stalePlan();
      },
      reject: (line) => {
        seen += 1;
        if (!left.has(line)) throw stalePlan();
      },
      drop: () => undefined,
    },
    controlOf(context, 'Writing'),
  );
  if (end.sha256 !== decisions.sha256 || seen !== decisions.counts.rows) throw stalePlan();
  return lines.encode();
}

function freshRow(reader: RowReader, cells: readonly string[], known: KnownRows): NormalRow {
  const reading = reader.read(cells);
  if (reading.kind !== 'row' || known.find(reading.row.key) >= 0) throw stalePlan();
  return reading.row;
}

function knownRow(reader: RowReader, cells: readonly string[], known: KnownRows): number {
  const key = reader.keyOf(cells);
  const at = key === null ? -1 : known.find(key);
  if (at < 0) throw stalePlan();
  return known.rowId(at);
}
