import type { EntityName } from '../../../../shared/book/entities.ts';

/** Field → the columns that fill it, best first, as exports spell them or folded already. */
export type FieldNames = Readonly<Record<string, readonly string[]>>;

/** The columns of one system's exports, or of one language. */
export interface Family {
  name: string;
  /** Columns that speak for this family; where a file has none of them, the family's own words mean nothing. */
  signs: readonly string[];
  columns: Readonly<Partial<Record<EntityName, FieldNames>>>;
}

/** `Close Date`, `closeDate` and `CLOSE-DATE` are one name: close_date. */
export function foldName(column: string): string {
  return column
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
