import { currenciesOf } from '../../../shared/book/cells/currency-marks.ts';

/** A column name that also names a currency: `Amount (EUR)`, `amount_usd`, `Umsatz in CHF`, `Revenue £`. */
export interface NamedCurrency {
  /** The name without it: `Amount`. */
  base: string;
  /** One, or those that its sign can stand for. */
  currencies: readonly string[];
}

/** Codes that are words, too: "Amount All" is no Albanian amount. */
const words: ReadonlySet<string> = new Set(
  'all ang bam cop cup gel lak mad mop pen ron sos top try'.split(' '),
);
const named =
  /^(.*[\p{L}\p{N}])[^\p{L}\p{N}\p{Sc}]*(?<![\p{L}\p{N}])([A-Za-z]{3}|\p{Sc})[\])\s]*$/u;

const longest = 100;

/** The currency that stands last in a column's name, and what is left of the name; null where it names none. */
export function namedCurrency(column: string): NamedCurrency | null {
  if (column.length > longest) return null;
  const [, before = '', mark = ''] = named.exec(column.normalize('NFC')) ?? [];
  const base = before.replace(/[\s_]in$/i, '');
  const currencies = currenciesOf(mark);
  if (base === '' || currencies === null || words.has(mark.toLowerCase())) return null;
  return { base, currencies };
}

/** The one currency that a column's name names; null where it names none, or a sign of several. */
export function onlyNamedCurrency(column: string): string | null {
  const [code, ...others] = namedCurrency(column)?.currencies ?? [];
  return code === undefined || others.length > 0 ? null : code;
}
