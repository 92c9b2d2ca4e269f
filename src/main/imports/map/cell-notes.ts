import { unwrapped } from '../../../shared/book/cells/spelling.ts';
import type { ImportQuestion, ImportWarning } from '../../../shared/book/inspection.ts';

const shortened = /^\d(?:[.,]\d{1,14})?E\+\d{2}$/;

/** What reading the cells of a file shows that a person should know; once per column, whatever the number of rows (S03.8). */
export class CellNotes {
  /** Some amount's currency is said by nobody. */
  currencyAssumed = false;
  readonly #wrapped = new Map<string, string>();
  readonly #shortened = new Map<string, string>();
  readonly #marked = new Set<string>();
  readonly #openCurrencies = new Map<string, { text: string; meant: readonly string[] }>();

  /** The text of a cell, without the `="…"` that a spreadsheet was told it by. */
  text(column: string, text: string): string {
    if (text.charCodeAt(0) !== 61) return text;
    const inner = unwrapped(text);
    if (inner !== text && !this.#wrapped.has(column)) this.#wrapped.set(column, text);
    return inner;
  }

  /** A cell that tells rows apart or names a record. */
  id(column: string, text: string): void {
    const { length } = text;
    // Its `+` stands third from the end.
    if (length < 5 || length > 20 || text.charCodeAt(length - 3) !== 43) return;
    if (shortened.test(text) && !this.#shortened.has(column)) this.#shortened.set(column, text);
  }

  /** An amount's mark has said its currency: this column's amounts are each in their own. */
  currencyMarked(column: string): void {
    this.#marked.add(column);
  }

  /** An amount whose mark can stand for several currencies, where nothing says which. */
  openCurrency(column: string, text: string, meant: readonly string[]): void {
    if (!this.#openCurrencies.has(column)) this.#openCurrencies.set(column, { text, meant });
  }

  warnings(): ImportWarning[] {
    return [...this.#wrapped].map(([column, text]) => ({
      code: 'wrappedText',
      message: `"${column}" holds texts written for a spreadsheet, as ${text}; what stands between the quotes is read.`,
    }));
  }

  questions(): ImportQuestion[] {
    const whole = [...this.#openCurrencies].filter(([column]) => !this.#marked.has(column));
    const currencies = whole.map(
      ([column, { text, meant }]): ImportQuestion => ({
        column,
        question: `Which currency is "${text.trim()}" in "${column}" in?`,
        options: [...meant],
        setting: 'currency',
      }),
    );
    const shortened = [...this.#shortened].map(([column, text]) => ({
      column,
      question: `Is "${text}" in "${column}" meant? A spreadsheet writes long numbers so, and their last digits are lost; export the column as text.`,
      options: [],
    }));
    return [...currencies, ...shortened];
  }
}
