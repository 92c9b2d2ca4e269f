import { badInput, type Failure } from '../../../shared/kernel/failure.ts';
import type { Encoding } from './encoding-names.ts';
import { type EncodingWish, startEncoding, startsAsUtf8, wholeEncoding } from './encodings.ts';
import { binaryFile, isBinary, refusedBytes, refusedText } from './file-kind.ts';
import { TextFeed } from './text-feed.ts';

interface StartText {
  encoding: Encoding;
  /** The beginning as text. */
  text: string;
}

/** A file's first bytes as text. Throws a Failure where they are plainly no table's. */
export function startText(
  path: string,
  file: string,
  { start, whole }: { start: Buffer; whole: boolean },
  wish: EncodingWish,
): StartText {
  const refused = refusedBytes(file, start);
  if (refused !== null) throw refused;
  let encoding = startEncoding(start, wish);
  if (!encoding.name.startsWith('utf-16') && !encoding.name.startsWith('utf-32') && isBinary(start))
    throw binaryFile(file);
  if (!encoding.settled && !startsAsUtf8(start, whole)) encoding = wholeEncoding(path, wish);
  const text = new TextFeed(encoding, () => encoding).push(start, whole);
  if (whole && text.trim() === '') throw emptyFile(file);
  const other = refusedText(file, text, whole);
  if (other !== null) throw other;
  return { encoding, text };
}

export function emptyFile(file: string): Failure {
  return badInput(
    'Empty',
    `${file} is empty.`,
    'Export it again, and check that the export has rows.',
  );
}
