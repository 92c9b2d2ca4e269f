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
  const text = String(n);
  return n > -1000 && n < 1000 ? text : text.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "a", "a and b", "a, b and c" (or another last word). */
export function listed(parts: readonly string[], last = 'and'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** First letter upper case. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
