import type { ColumnRule } from '../../../shared/book/recipe.ts';

export type WordValues = NonNullable<ColumnRule['values']>;

/** A word nobody has said the meaning of. */
export const unknownWord = '';

/** What a word of the file stands for under a rule; `unknownWord` where nobody said. */
export function meaningOf(rule: ColumnRule, meanings: readonly string[], text: string): string {
  const said = rule.values?.[text];
  if (said !== undefined) return said ?? unknownWord;
  return meanings.find((meaning) => meaning === text.toLowerCase()) ?? unknownWord;
}

/** The rule's words with one more settled. Once one is, the recipe says them all, as they are shown. */
export function settledWords(
  rule: ColumnRule,
  meanings: readonly string[],
  values: readonly { text: string }[],
  text: string,
  meaning: string,
): WordValues {
  const said = values
    .map((one) => [one.text, meaningOf(rule, meanings, one.text)] as const)
    .filter(([, shown]) => shown !== unknownWord);
  return {
    ...Object.fromEntries(said),
    ...rule.values,
    [text]: meaning === unknownWord ? null : meaning,
  };
}
