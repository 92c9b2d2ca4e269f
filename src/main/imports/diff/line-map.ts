/** Where in a file each source row was seen: pairs (source_row.id, line), sorted by id, both delta-coded as varints. */
export interface LinePairs {
  ids: Float64Array;
  lines: Float64Array;
}

/** Collects pairs in any order. */
export class LineMapBuilder {
  private ids = new Float64Array(1024);
  private lines = new Float64Array(1024);
  private count = 0;
  private sorted = true;

  add(id: number, line: number): void {
    if (this.count === this.ids.length) {
      this.ids = grown(this.ids);
      this.lines = grown(this.lines);
    }
    if (this.count > 0 && id < (this.ids[this.count - 1] ?? 0)) this.sorted = false;
    this.ids[this.count] = id;
    this.lines[this.count] = line;
    this.count += 1;
  }

  encode(): Buffer {
    const ids = this.ids.subarray(0, this.count);
    const lines = this.lines.subarray(0, this.count);
    if (this.sorted) return encodeLines({ ids, lines });
    const order = Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
    return encodeLines({
      ids: Float64Array.from(order, (i) => ids[i] ?? 0),
      lines: Float64Array.from(order, (i) => lines[i] ?? 0),
    });
  }
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const bigger = new Float64Array(array.length * 2);
  bigger.set(array);
  return bigger;
}

export function encodeLines({ ids, lines }: LinePairs): Buffer {
  let bytes = Buffer.alloc(ids.length * 4 + 16);
  let at = 0;
  let id = 0;
  let line = 0;
  for (let i = 0; i < ids.length; i += 1) {
    if (at + 20 > bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
    at = writeVarint(bytes, at, (ids[i] ?? 0) - id);
    at = writeVarint(bytes, at, zigzag((lines[i] ?? 0) - line));
    id = ids[i] ?? 0;
    line = lines[i] ?? 0;
  }
  return Buffer.from(bytes.subarray(0, at));
}

/** Every pair, by source row. */
export function decodeLines(bytes: Uint8Array): Map<number, number> {
  const lines = new Map<number, number>();
  eachLine(bytes, (id, line) => {
    lines.set(id, line);
    return true;
  });
  return lines;
}

/** The line of one source row, or null where this file did not hold it. */
export function findLine(bytes: Uint8Array, rowId: number): number | null {
  let found: number | null = null;
  eachLine(bytes, (id, line) => {
    if (id === rowId) found = line;
    return id < rowId;
  });
  return found;
}

/** The lines of some source rows. */
export function findLines(bytes: Uint8Array, rowIds: ReadonlySet<number>): Map<number, number> {
  const found = new Map<number, number>();
  eachLine(bytes, (id, line) => {
    if (rowIds.has(id)) found.set(id, line);
    return found.size < rowIds.size;
  });
  return found;
}

/** Visits pairs in id order until `visit` answers false. */
export function eachLine(bytes: Uint8Array, visit: (id: number, line: number) => boolean): void {
  let at = 0;
  let id = 0;
  let line = 0;
  while (at < bytes.length) {
    const step = readVarint(bytes, at);
    const move = readVarint(bytes, step.next);
    at = move.next;
    id += step.value;
    line += unzigzag(move.value);
    if (!visit(id, line)) return;
  }
}

function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function writeVarint(bytes: Buffer, from: number, value: number): number {
  let at = from;
  let rest = value;
  while (rest >= 128) {
    bytes[at] = (rest % 128) + 128;
    rest = Math.floor(rest / 128);
    at += 1;
  }
  bytes[at] = rest;
  return at + 1;
}

function readVarint(bytes: Uint8Array, from: number): { value: number; next: number } {
  let value = 0;
  let scale = 1;
  let at = from;
  for (;;) {
    const byte = bytes[at] ?? 0;
    at += 1;
    value += (byte % 128) * scale;
    if (byte < 128) return { value, next: at };
    scale *= 128;
  }
}
