import { crc32, deflateSync, inflateSync } from 'node:zlib';

// A screen has few colors: as indices into a palette of them a picture takes a third of the room.

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

type Pixels = { width: number; height: number; rgb: Uint32Array };

function* chunks(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = signature.length; at < png.length; ) {
    const size = png.readUInt32BE(at);
    yield {
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + size),
    };
    at += size + 12;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Takes the row's filter off, in place. */
function unfilter(kind: number, row: Buffer, above: Buffer, step: number): void {
  for (let at = 0; at < row.length; at += 1) {
    const left = at < step ? 0 : (row[at - step] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
    row[at] = ((row[at] ?? 0) + guess) & 255;
  }
}

/** Reads a PNG as browsers write them: 8 bits a channel, RGB or RGBA, not interlaced. */
function decode(png: Buffer): Pixels {
  const all = [...chunks(png)];
  const head = all.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const step = head[9] === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(all.filter((c) => c.type === 'IDAT').map((c) => c.data)));
  const rgb = new Uint32Array(width * height);
  let above = Buffer.alloc(width * step);
  for (let y = 0; y < height; y += 1) {
    const start = y * (width * step + 1);
    const row = raw.subarray(start + 1, start + 1 + width * step);
    unfilter(raw[start] ?? 0, row, above, step);
    for (let x = 0; x < width; x += 1) rgb[y * width + x] = row.readUIntBE(x * step, 3);
    above = row;
  }
  return { width, height, rgb };
}

function distance(a: number, b: number): number {
  const [red, green, blue] = [
    (a >> 16) - (b >> 16),
    ((a >> 8) & 255) - ((b >> 8) & 255),
    (a & 255) - (b & 255),
  ];
  return red * red + green * green + blue * blue;
}

function nearest(color: number, palette: readonly number[]): number {
  let best = 0;
  for (let at = 1; at < palette.length; at += 1) {
    if (distance(color, palette[at] ?? 0) < distance(color, palette[best] ?? 0)) best = at;
  }
  return best;
}

/** The most used colors that differ enough from each other to be told apart. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const byUse = [...counts].sort((a, b) => b[1] - a[1]).map(([color]) => color);
  for (let apart = 0; ; apart = apart * 2 + 12) {
    const palette: number[] = [];
    for (const color of byUse) {
      if (palette.every((one) => distance(one, color) > apart)) palette.push(color);
      if (palette.length > 256) break;
    }
    if (palette.length <= 256) return palette;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}

/** The same picture with at most 256 colors. */
export function toPalette(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const counts = new Map<number, number>();
  for (const color of rgb) counts.set(color, (counts.get(color) ?? 0) + 1);
  const palette = paletteOf(counts);
  const index = new Map<number, number>();
  for (const color of counts.keys()) index.set(color, nearest(color, palette));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = index.get(rgb[y * width + x] ?? 0) ?? 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.alloc(palette.length * 3);
  for (const [at, color] of palette.entries()) colors.writeUIntBE(color, at * 3, 3);
  const image = deflateSync(rows, { level: 9 });
  const parts = [
    chunk('IHDR', head),
    chunk('PLTE', colors),
    chunk('IDAT', image),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}
