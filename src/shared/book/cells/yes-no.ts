import { tidy } from './spelling.ts';

const yes =
  'yes y true t 1 on x ja j wahr oui o vrai si sì sí s verdadero vero sim sant да tak ano evet checked はい 是 ✓ ✔ ☑ ✅';
const no =
  'no n false f 0 off nein falsch non faux falso nee não nao nej falskt нет nie ne hayır unchecked いいえ 否 ✗ ✘ ☐ ❌';
const words: ReadonlyMap<string, 'yes' | 'no'> = new Map([
  ...yes.split(' ').map((word) => [word, 'yes'] as const),
  ...no.split(' ').map((word) => [word, 'no'] as const),
]);

/** A tick or its absence in the words of real exports: `Yes`, `TRUE`, `1`, `ja`, `oui`, `x`; null where it is neither (S03.9). */
export function readYesNo(text: string): 'yes' | 'no' | null {
  return text.length > 20 ? null : (words.get(tidy(text).toLowerCase()) ?? null);
}
