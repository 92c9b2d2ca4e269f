import { StringDecoder } from 'node:string_decoder';
import { Parser } from 'htmlparser2';
import type { ZipEntry, ZipFile } from './zip.ts';

export interface XmlVisitor {
  /** Names without their namespace's prefix. */
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The XML can't be a workbook's. */
export class BrokenXml extends Error {}

/** Reads an entry's XML piece by piece. `goes` is asked after each piece. Answers whether it came to its end. */
export function readXml(
  zip: ZipFile,
  entry: ZipEntry,
  visitor: XmlVisitor,
  goes: (packed: number) => boolean = () => true,
): boolean {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        visitor.open?.(localName(name), attributes);
      },
      ontext: (text) => visitor.text?.(text),
      onclosetag: (name) => {
        depth -= 1;
        visitor.close?.(localName(name));
      },
      onprocessinginstruction: (name) => {
        // A workbook has no use for entities of its own.
        if (name.toLowerCase() === '!doctype') throw new BrokenXml();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new StringDecoder('utf8');
  let first = true;
  let complete = true;
  zip.unpack(entry, (piece, packed) => {
    let text = decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    if (first && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    first = false;
    parser.write(text);
    complete = goes(packed);
    return complete;
  });
  if (!complete) return false;
  if (depth !== 0) throw new BrokenXml();
  parser.end(decoder.end());
  return true;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute whatever its prefix. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  const own = attributes[name];
  if (own !== undefined) return own;
  const key = Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
