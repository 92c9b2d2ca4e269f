import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plan } from '../../../shared/book/plan.ts';
import { RangeWalker } from '../diff/line-ranges.ts';
import { mapColumns } from '../map/map.ts';
import { RowReader } from '../map/row-reader.ts';
import { type PassControl, quietPass, readRows } from '../read/read.ts';
import { pinnedShape } from './pinned-file.ts';
import { forgetView, viewFolder } from './plan-view-folder.ts';

/** A row of the file as a plan's table shows it. */
export interface FileRow {
  line: number;
  key: string | null;
  cells: string[];
}

/** Buckets of which a plan holds line ranges alone: their rows come from the file. */
export type FileBucket = 'new' | 'unchanged';

/** A plan, and where it lies. */
export interface PlacedPlan {
  plan: Plan;
  path: string;
}

/** One planning of a file: a decision on a conflict leaves it, a fresh plan at the same address has its own. */
export function planningOf({ createdAt, decisions }: Plan): string {
  const { sha256, recipeHash, counts } = decisions;
  const all = JSON.stringify([createdAt, sha256, recipeHash, counts]);
  return createHash('sha256').update(all).digest('hex').slice(0, 16);
}

function filesOf({ plan, path }: PlacedPlan, bucket: FileBucket) {
  const name = join(viewFolder(path), `${planningOf(plan)}-${bucket}`);
  return { rows: `${name}.rows`, starts: `${name}.starts` };
}

/** How many rows lie ready; null where none were laid out yet. */
export function cachedCount(placed: PlacedPlan, bucket: FileBucket): number | null {
  const stat = statSync(filesOf(placed, bucket).starts, { throwIfNoEntry: false });
  return stat === undefined ? null : stat.size / startBytes - 1;
}

/**
 * Lays a bucket's rows out so that any page of them is read at once: one pass over the file, however far down the table a
 * person goes. One plan is looked at at a time, so only its rows are kept.
 */
export function cacheRows(
  placed: PlacedPlan,
  bucket: FileBucket,
  control: PassControl = quietPass,
): void {
  if (cachedCount(placed, bucket) !== null) return;
  forgetOthers(placed.path);
  mkdirSync(viewFolder(placed.path), { recursive: true, mode: 0o700 });
  const files = filesOf(placed, bucket);
  const rows = new PartFile(files.rows);
  const starts = new PartFile(files.starts);
  try {
    eachFileRow(placed.plan, bucket, control, (row) => {
      starts.write(startOf(rows.length));
      rows.write(Buffer.from(`${JSON.stringify([row.line, row.key, row.cells])}\n`));
    });
    starts.write(startOf(rows.length));
    rows.keep();
    starts.keep();
  } catch (error) {
    rows.drop();
    starts.drop();
    throw error;
  }
}

function eachFileRow(
  plan: Plan,
  bucket: FileBucket,
  control: PassControl,
  visit: (row: FileRow) => void,
): void {
  const { decisions } = plan;
  const { recipe, header, settled } = decisions;
  const ranges = bucket === 'new' ? decisions.newLines : decisions.unchangedLines;
  const walker = new RangeWalker(ranges);
  const reader = new RowReader(mapColumns(recipe, header, settled), 'USD');
  readRows(
    pinnedShape(plan),
    {
      header: () => undefined,
      row: (cells, line) => {
        if (walker.has(line)) visit({ line, key: reader.keyOf(cells), cells });
      },
      reject: () => undefined,
      drop: () => undefined,
    },
    control,
  );
}

/** Rows by their place in the bucket. */
export function cachedRows(
  placed: PlacedPlan,
  bucket: FileBucket,
  places: readonly number[],
): FileRow[] {
  const files = filesOf(placed, bucket);
  const rows = openSync(files.rows, 'r');
  const starts = openSync(files.starts, 'r');
  try {
    const both = Buffer.alloc(2 * startBytes);
    return places.flatMap((place) => {
      if (readSync(starts, both, 0, both.length, place * startBytes) < both.length) return [];
      const start = both.readDoubleLE(0);
      const text = Buffer.alloc(both.readDoubleLE(startBytes) - start);
      readSync(rows, text, 0, text.length, start);
      return [rowOf(text.toString('utf8'))];
    });
  } finally {
    closeSync(rows);
    closeSync(starts);
  }
}

/** Every row of a bucket in the file's order. */
export function eachCachedRow(
  placed: PlacedPlan,
  bucket: FileBucket,
  control: PassControl,
  visit: (row: FileRow, place: number) => void,
): void {
  const handle = openSync(filesOf(placed, bucket).rows, 'r');
  try {
    const total = fstatSync(handle).size;
    const chunk = Buffer.alloc(chunkBytes);
    let rest = Buffer.alloc(0);
    let place = 0;
    for (let done = 0; done < total; ) {
      const read = readSync(handle, chunk, 0, chunk.length, null);
      if (read === 0) break;
      done += read;
      const all = Buffer.concat([rest, chunk.subarray(0, read)]);
      const end = all.lastIndexOf(lineFeed) + 1;
      rest = all.subarray(end);
      const lines = all.toString('utf8', 0, end).split('\n');
      lines.pop();
      for (const line of lines) {
        visit(rowOf(line), place);
        place += 1;
      }
      control.checkCancelled();
      control.progress(done, total);
    }
  } finally {
    closeSync(handle);
  }
}

const startBytes = 8;
const lineFeed = 10;
const chunkBytes = 1024 * 1024;

function startOf(position: number): Buffer {
  const bytes = Buffer.alloc(startBytes);
  bytes.writeDoubleLE(position);
  return bytes;
}

/** Our own line of JSON, as `cacheRows` wrote it. */
function rowOf(text: string): FileRow {
  const [line, key, cells] = JSON.parse(text) as [number, string | null, string[]];
  return { line, key, cells };
}

function forgetOthers(planPath: string): void {
  const folder = dirname(planPath);
  const own = basename(viewFolder(planPath));
  for (const name of readdirSync(folder))
    if (name.endsWith('.view') && name !== own) forgetView(join(folder, name));
}

/** A file that is there whole or not at all, written in large pieces. */
class PartFile {
  length = 0;
  readonly #path: string;
  readonly #handle: number;
  #pieces: Buffer[] = [];
  #waiting = 0;

  constructor(path: string) {
    this.#path = path;
    this.#handle = openSync(`${path}.part`, 'w', 0o600);
  }

  write(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#waiting += bytes.length;
    this.length += bytes.length;
    if (this.#waiting >= chunkBytes) this.#flush();
  }

  keep(): void {
    this.#flush();
    closeSync(this.#handle);
    renameSync(`${this.#path}.part`, this.#path);
  }

  drop(): void {
    try {
      closeSync(this.#handle);
    } catch {
      // Kept already, or closed by the failure itself.
    }
    rmSync(`${this.#path}.part`, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#pieces);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    this.#pieces = [];
    this.#waiting = 0;
  }
}
