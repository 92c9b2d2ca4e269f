import { columnOf, mostColumns, SheetTooLarge } from './sheet.ts';
import { BrokenXml } from './xml.ts';
import type { ZipEntry, ZipFile } from './zip.ts';

/** A row's or a cell's tag, and the beginning of what the cell holds. */
const tags = /<(?:[\w.-]+:)?(c|row)(?=[\s/>])([^<>]*)>(\s*<(?:[\w.-]+:)?(?:v|is|f)(?=[\s/>]))?/g;

/** No cell's text is longer. */
const longestTag = 32 * 1024 * 1024;

/**
 * Columns of a sheet up to the last one that holds anything; 0 for an empty sheet. `atOnce`: any answer above 0 will do.
 * Looks at the tags alone: a full reading takes twice as long, and comes after.
 */
export function sheetWidth(zip: ZipFile, entry: ZipEntry, atOnce: boolean): number {
  const extent = new Extent();
  let rest = '';
  zip.unpack(entry, (piece) => {
    const text =
      rest + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    // Before the last tag but one everything is whole.
    const known = Math.max(0, text.lastIndexOf('<', text.lastIndexOf('<') - 1));
    extent.take(text, known);
    rest = text.slice(known);
    if (rest.length > longestTag) throw new BrokenXml();
    return !(atOnce && extent.width > 0);
  });
  extent.take(rest, rest.length);
  return extent.width;
}

class Extent {
  width = 0;
  private column = -1;

  take(text: string, known: number): void {
    tags.lastIndex = 0;
    for (let tag = tags.exec(text); tag !== null && tag.index < known; tag = tags.exec(text)) {
      const [, name, attributes = '', content] = tag;
      if (name === 'row') {
        this.column = -1;
        continue;
      }
      const at = /\sr=["']([A-Z]+)\d+["']/.exec(attributes)?.[1];
      this.column = columnOf(at, this.column + 1);
      if (content === undefined || this.column < this.width) continue;
      if (this.column >= mostColumns) throw new SheetTooLarge(this.column + 1);
      this.width = this.column + 1;
    }
  }
}
