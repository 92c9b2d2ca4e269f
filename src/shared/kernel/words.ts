const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;
const ordinals = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
] as const;

/** A count in words up to ten, in figures above: "two", "14", "1,200". */
export function countWord(n: number): string {
  return small[n] ?? groupedCount(n);
}

/** "second" ... "tenth", then "11th", "21st", "22nd". */
export function ordinalWord(n: number): string {
  const word = ordinals[n];
  if (word !== undefined && word !== '') return word;
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** "1 deal", "3 deals", "1,200 deals". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${groupedCount(n)} ${n === 1 ? one : many}`;
}

/** A whole count with thousands separators. */
export function groupedCount(n: number): string {
  if (n < 0) return `-${groupedCount(-n)}`;
  const digits = String(n);
  return n < 1000 || !Number.isInteger(n) ? digits : grouped(digits);
}

function grouped(digits: string): string {
  if (digits.length <= 3) return digits;
  return `${grouped(digits.slice(0, -3))},${digits.slice(-3)}`;
}

/** "a", "a and b", "a, b and c" (or another last word). */
export function listed(parts: readonly string[], last = 'and'): string {
  const [first = ''] = parts;
  let text = first;
  for (let at = 1; at < parts.length; at += 1)
    text += `${at < parts.length - 1 ? ', ' : ` ${last} `}${parts[at]}`;
  return text;
}

/** First letter upper case. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
