import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plan, PlanBucket, Scalar } from '../../../shared/book/plan.ts';
import { mapColumns } from '../map/map.ts';
import { RowReader } from '../map/row-reader.ts';
import type { WorkContext } from '../work-context.ts';
import { controlOf } from './plan.ts';
import { lineTexts } from './plan-line-text.ts';
import { planIsGone, type ShelvedPlan, shelvedAt } from './plan-shelf.ts';
import { readPlan } from './plan-store.ts';
import { forgetView, viewFolder } from './plan-view-folder.ts';
import {
  cachedCount,
  cacheRows,
  eachCachedRow,
  type FileBucket,
  type FileRow,
  type PlacedPlan,
  planningOf,
} from './row-cache.ts';

/** How a person wants to see a bucket's lines. */
export interface RowsWish {
  /** Only lines that hold this text, in any case: key, record, partner, values. Empty: all. */
  search: string;
  /** Only changes of this column of the file. */
  column: string | null;
  /** `line`, `key`, `who`, `field`, `mine`, `theirs`, `reason`, or `c3` for the file's fourth column. */
  sort: { by: string; desc: boolean } | null;
}

export const asPlanned: RowsWish = { search: '', column: null, sort: null };

/** Which lines of a bucket are shown, in which order. */
export interface LineOrder {
  total: number;
  /** The places in the bucket of the lines `offset` and on. */
  places(offset: number, limit: number): number[];
}

export interface ViewInput {
  planPath: string;
  bucket: PlanBucket;
  wish: RowsWish;
}

export function isFileBucket(bucket: PlanBucket): bucket is FileBucket {
  return bucket === 'new' || bucket === 'unchanged';
}

/** As many lines as there are, in their own order. */
export function plainOrder(total: number): LineOrder {
  return {
    total,
    places: (offset, limit) =>
      Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => offset + at),
  };
}

/** The order a wish asks for, where it lies ready; null where `import.view` has to make it first. */
export function readyOrder(shelved: ShelvedPlan, bucket: PlanBucket, wish: RowsWish) {
  if (isFileBucket(bucket) && cachedCount(shelved, bucket) === null) return null;
  if (isPlain(wish)) return plainOrder(countOf(shelved, bucket));
  const place = orderPlace(shelved, bucket, wish);
  return existsSync(place) ? storedOrder(place) : null;
}

/** Finds and sorts a bucket's lines; what it finds lies beside the plan until the plan goes. */
export function viewJob(input: ViewInput, context: WorkContext): void {
  const { planPath } = input;
  const isGone = () => !existsSync(planPath);
  try {
    layOut(input, context);
  } catch (error) {
    // Applied or thrown away meanwhile, the folder went under the pass.
    throw isGone() ? planIsGone() : error;
  } finally {
    if (isGone()) forgetView(viewFolder(planPath));
  }
}

function layOut({ planPath, bucket, wish }: ViewInput, context: WorkContext): void {
  const placed = { plan: readPlan(planPath), path: planPath };
  if (isFileBucket(bucket)) cacheRows(placed, bucket, controlOf(context, 'Listing the rows'));
  const place = orderPlace(placed, bucket, wish);
  if (isPlain(wish) || existsSync(place)) return;
  const found = isFileBucket(bucket)
    ? fileEntries(placed, bucket, wish, context)
    : bookEntries(shelvedAt(planPath, placed.plan), bucket, wish, context);
  storeOrder(place, sorted(found, wish.sort));
}

function isPlain({ search, column, sort }: RowsWish): boolean {
  return search.trim() === '' && column === null && sort === null;
}

/** How many lines a bucket has: one per field of a changed row, else one per row. */
export function countOf({ plan, changed, conflict }: ShelvedPlan, bucket: PlanBucket): number {
  const { counts, rejected, repeated, vanished } = plan.decisions;
  const byBucket: Readonly<Record<PlanBucket, number>> = {
    new: counts.new,
    unchanged: counts.unchanged,
    changed: changed.length,
    conflict: conflict.length,
    rejected: rejected.length,
    repeated: repeated.length,
    vanished: vanished.length,
  };
  return byBucket[bucket];
}

interface Entry {
  place: number;
  /** What it is sorted by. */
  by: Scalar;
}

function fileEntries(
  placed: PlacedPlan,
  bucket: FileBucket,
  { search, sort }: RowsWish,
  context: WorkContext,
): Entry[] {
  const needle = search.trim().toLowerCase();
  const by = fileKey(placed.plan, sort?.by ?? 'line');
  const found: Entry[] = [];
  eachCachedRow(placed, bucket, controlOf(context, 'Looking through the rows'), (row, place) => {
    const hit =
      needle === '' ||
      row.key?.toLowerCase().includes(needle) === true ||
      row.cells.some((cell) => cell.toLowerCase().includes(needle));
    if (hit) found.push({ place, by: by(row) });
  });
  return found;
}

/** A column with a field is sorted by what it means, another by its text. */
function fileKey({ decisions }: Plan, by: string): (row: FileRow) => Scalar {
  if (by === 'line') return ({ line }) => line;
  if (by === 'key') return ({ key }) => key;
  const index = Number(by.replace(/^c/, ''));
  const columns = mapColumns(decisions.recipe, decisions.header, decisions.settled);
  const reader = new RowReader(columns, 'USD');
  const mapped = columns.columns.find((column) => column.index === index && column.field !== null);
  if (mapped === undefined) return ({ cells }) => cells[index] ?? null;
  return ({ cells }) => {
    const reading = reader.read(cells);
    return reading.kind === 'row' ? (reading.row.values[mapped.slot] ?? null) : null;
  };
}

function bookEntries(
  shelved: ShelvedPlan,
  bucket: Exclude<PlanBucket, FileBucket>,
  { search, column, sort }: RowsWish,
  context: WorkContext,
): Entry[] {
  const needle = search.trim().toLowerCase();
  const texts = lineTexts(context.book.read, shelved, bucket);
  const found: Entry[] = [];
  for (let place = 0; place < countOf(shelved, bucket); place += 1) {
    if (place % 1000 === 0) context.checkCancelled();
    const line = texts(place);
    if (column !== null && line.column !== column) continue;
    if (needle !== '' && !line.words().some((word) => word.toLowerCase().includes(needle)))
      continue;
    found.push({ place, by: sort === null ? null : line.sortBy(sort.by) });
  }
  return found;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Unknown stays last, whichever way; equal ones keep the file's order. */
function sorted(entries: Entry[], sort: RowsWish['sort']): Uint32Array {
  if (sort !== null) {
    const way = sort.desc ? -1 : 1;
    entries.sort((a, b) => {
      if (isNothing(a.by) || isNothing(b.by))
        return Number(isNothing(a.by)) - Number(isNothing(b.by)) || a.place - b.place;
      return way * compare(a.by, b.by) || a.place - b.place;
    });
  }
  return Uint32Array.from(entries, ({ place }) => place);
}

const isNothing = (value: Scalar) => value === null || value === '';

function compare(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

const placeBytes = 4;

/** A decision changes a plan's hash and none of its lines; a conflict's own value may change, so those are looked at anew. */
function orderPlace({ plan, path }: PlacedPlan, bucket: PlanBucket, wish: RowsWish): string {
  const of = isFileBucket(bucket) ? planningOf(plan) : plan.planHash;
  const name = createHash('sha256')
    .update(JSON.stringify([of, bucket, wish.search.trim().toLowerCase(), wish.column, wish.sort]))
    .digest('hex');
  return join(viewFolder(path), `${name.slice(0, 32)}.order`);
}

function storeOrder(place: string, order: Uint32Array): void {
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  const bytes = Buffer.alloc(order.length * placeBytes);
  for (const [at, value] of order.entries()) bytes.writeUInt32LE(value, at * placeBytes);
  writeFileSync(`${place}.part`, bytes, { mode: 0o600 });
  renameSync(`${place}.part`, place);
}

function storedOrder(place: string): LineOrder {
  const total = statSync(place).size / placeBytes;
  return {
    total,
    places: (offset, limit) => {
      const handle = openSync(place, 'r');
      try {
        const bytes = Buffer.alloc(Math.max(0, Math.min(limit, total - offset)) * placeBytes);
        readSync(handle, bytes, 0, bytes.length, offset * placeBytes);
        return Array.from({ length: bytes.length / placeBytes }, (_, at) =>
          bytes.readUInt32LE(at * placeBytes),
        );
      } finally {
        closeSync(handle);
      }
    },
  };
}
