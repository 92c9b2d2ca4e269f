/** What may stand between the items of a list in one cell. */
export const listSeparators = [';', '|', ',', '\n'] as const;
export type ListSeparator = (typeof listSeparators)[number];

/**
 * A list in a cell (S03.10) as the book keeps it: items without blanks around them, none empty, none twice, in one order,
 * joined by `; `. A list in another order is thus the same list. Empty text where there is no item.
 */
export function normalList(text: string, separator: ListSeparator): string {
  const items = text.split(separator).map((item) => item.trim());
  return [...new Set(items)]
    .filter((item) => item !== '')
    .sort()
    .join('; ');
}
