/**
 * A source key as the book keeps it: parts joined with `|`. Inside a part `|` is written `\|` and `\` is written `\\`, so two
 * different lists of parts never give the same key.
 */
export function joinKey(parts: readonly string[]): string {
  return parts.map(escapePart).join('|');
}

function escapePart(part: string): string {
  return part.includes('|') || part.includes('\\') ? part.replace(/[\\|]/g, '\\$&') : part;
}

/** The parts of a key; inverse of `joinKey`. */
export function splitKey(key: string): string[] {
  const parts: string[] = [];
  let part = '';
  let escaped = false;
  for (const character of key) {
    if (!escaped && character === '\\') {
      escaped = true;
      continue;
    }
    if (!escaped && character === '|') {
      parts.push(part);
      part = '';
    } else part += character;
    escaped = false;
  }
  parts.push(part);
  return parts;
}

/** Case, blanks and Unicode form taken away: what makes two keys or two names look alike to a person. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** As `foldText`, with no blanks left at all: for keys, where a stray blank is never meant. */
export function foldKey(key: string): string {
  return foldText(key).replaceAll(' ', '');
}
