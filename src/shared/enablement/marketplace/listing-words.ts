const token = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

/** The words of a text in lower case; a compound with hyphens is one word, a dash alone is none. */
export function wordsOf(text: string): string[] {
  return (text.match(token) ?? []).map((word) => word.toLowerCase());
}

/** How often a word or phrase stands in a text as whole words, whatever the case. A phrase without words: never. */
export function occurrences(text: string, phrase: string): number {
  const needle = wordsOf(phrase);
  const hay = wordsOf(text);
  if (needle.length === 0) return 0;
  return hay.filter((_, at) => needle.every((word, offset) => hay[at + offset] === word)).length;
}

/** Whether any of the phrases stands in the text. */
export function mentionsAny(text: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => occurrences(text, phrase) > 0);
}
