import { unwrapped } from './cells/spelling.ts';

/**
 * A source key as the book keeps it: parts joined with `|`. Inside a part `|` is written `\|` and `\` is written `\\`, so two
 * different lists of parts never give the same key.
 */
export function joinKey(parts: readonly string[]): string {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return escapePart(first);
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

const salesforceForm = /^(?:\d[0-9A-Za-z]{2}|[a-z]\d[0-9A-Za-z])[0-9A-Za-z]{12}(?:[A-Z0-5]{3})?$/;
const checksumLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 15-character form of a Salesforce id, which is case-sensitive and names the record alone; null where the text is none.
 * An id of 18 characters ends in a checksum of the capitals before it, and is one only where that is right (S03.8).
 * A word of 15 letters is none: an id starts with a digit, or with a small letter and a digit.
 */
export function salesforceId(text: string): string | null {
  if (!salesforceForm.test(text)) return null;
  const id = text.slice(0, 15);
  return text.length === 15 || text.slice(15) === salesforceChecksum(id) ? id : null;
}

/** Three characters, each for five of the id: which of them are capitals. */
export function salesforceChecksum(id: string): string {
  return [0, 5, 10]
    .map((from) => {
      let bits = 0;
      for (let i = 0; i < 5; i += 1) if (/[A-Z]/.test(id.charAt(from + i))) bits |= 1 << i;
      return checksumLetters.charAt(bits);
    })
    .join('');
}

/**
 * A cell as a part of a key (S03.8): as it stands, but for `="00123"`, which is 00123, and a Salesforce id of 18 characters,
 * which is its first 15. Leading zeros, `1E5` and numbers of any length stay text. Decided by the cell alone, so that
 * another row never moves a key.
 */
export function keyForm(text: string): string {
  const plain = text.charCodeAt(0) === 61 ? unwrapped(text) : text;
  return plain.length === 18 ? (salesforceId(plain) ?? plain) : plain;
}

/** Case, blanks and Unicode form taken away: what makes two keys or two names look alike to a person. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** As `foldText`, with no blanks and no characters of no width left at all: for keys, where neither is ever meant. */
export function foldKey(key: string): string {
  return foldText(key.replace(/\p{Cf}/gu, '')).replaceAll(' ', '');
}
