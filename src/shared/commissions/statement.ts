import { because, type Explained, explained } from '../kernel/explained.ts';
import { compareDates, type LocalDate } from '../kernel/local-date.ts';
import { sumMinor } from '../kernel/money.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { listed, plural } from '../kernel/words.ts';
import type { Commission, CommissionLine } from './lines.ts';

/** What one partner earned in one calendar month, line by line (S49.9). Minor units of one currency. */
export type CommissionStatement = Explained<number> & {
  readonly partner: string;
  /** '2026-03'. */
  readonly month: string;
  readonly currency: string;
  readonly lines: readonly CommissionLine[];
};

/**
 * The statement of a partner and month: the dated lines of that month in order of day, their sum, and a note on what
 * is left out because it has no day (S49.9). Commissions in several currencies are an error: a statement has one.
 */
export function commissionStatement(
  partner: string,
  month: string,
  commissions: readonly Commission[],
): Result<CommissionStatement, string> {
  const currencies = [...new Set(commissions.map(({ currency }) => currency))];
  const [currency] = currencies;
  if (currency === undefined) return err('commissions must not be empty: there is no currency.');
  if (currencies.length > 1)
    return err(`commissions must share one currency; they have ${listed(currencies)}.`);
  const all = commissions.flatMap(({ lines }) => lines);
  const dated = all.flatMap((line) => (line.on === null ? [] : [{ line, on: line.on }]));
  const lines = dated
    .filter(({ on }) => inMonth(on, month))
    .toSorted((a, b) => compareDates(a.on, b.on))
    .map(({ line }) => line);
  const value = sumMinor(lines.map(({ amount }) => amount));
  const undated = all.length - dated.length;
  const left = undated === 0 ? [] : [because(`${plural(undated, 'line')} without a day left out.`)];
  const unknown = commissions.filter((one) => one.value === null).length;
  const open =
    unknown === 0 ? [] : [because(`${plural(unknown, 'commission')} not known yet left out.`)];
  const about = explained({
    value,
    because: [...lines.map(({ text, amount }) => ({ text, part: amount })), ...left, ...open],
    inputs: commissions.map((one, index) => ({
      name: `commission ${index + 1}`,
      value: one.value,
    })),
    rule: 'S49.9',
    preset: null,
  });
  return ok({ ...about, partner, month, currency, lines });
}

function inMonth(on: LocalDate, month: string): boolean {
  return on.startsWith(`${month}-`);
}
