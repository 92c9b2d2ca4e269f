import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinor, formatMinorShort } from '../kernel/money.ts';
import {
  addRatios,
  compareRatios,
  type Ratio,
  ratio,
  ratioOf,
  toDecimals,
} from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { splitByWeights } from '../kernel/split.ts';
import { groupedCount } from '../kernel/words.ts';
import type { SplitLine } from '../playbooks/campaign-budget.ts';

/** An amount divided, line by line; the parts of `because` are the lines and add up to the amount. */
export type Split = Explained<number> & { readonly parts: readonly number[] };

/** A split that cannot be made, and why, in one sentence naming the field. */
export type SplitFault = { readonly field: string; readonly message: string };

/**
 * Divides a cost by the audience of each side (S24.3): total x own audience / sum. Amounts in minor units; the cent
 * that rounding leaves goes to the largest audience. Error: no audience, or a negative one.
 */
export function splitByAudience(
  total: number,
  currency: string,
  audiences: readonly { readonly name: string; readonly audience: number }[],
): Result<Split, SplitFault> {
  const sizes = audiences.map(({ audience }) => audience);
  const sum = sizes.reduce((all, size) => all + size, 0);
  if (sizes.some((size) => size < 0) || sum === 0)
    return err({
      field: 'audiences',
      message: 'A split by audience needs audiences of zero or more, one of them above zero.',
    });
  const lines = audiences.map(({ name, audience }) => ({
    name,
    share: `${groupedCount(audience)} of ${groupedCount(sum)}`,
  }));
  return ok(split('S24.3', total, currency, splitByWeights(total, sizes), lines));
}

/**
 * Divides an amount by percentages that total 100 (S34.1, S34.2), rounded to the minor unit; the remainder goes to the
 * largest line. Error: a percentage outside 0-100, or a total other than 100.
 */
export function splitByPercent(
  total: number,
  currency: string,
  lines: readonly Pick<SplitLine, 'name' | 'percent'>[],
): Result<Split, SplitFault> {
  const outside = lines.find(({ percent }) => !(percent >= 0 && percent <= 100));
  if (outside !== undefined)
    return err({
      field: outside.name,
      message: `The share of "${outside.name}" must lie between 0 and 100 percent.`,
    });
  const sum = lines.reduce<Ratio>((all, { percent }) => addRatios(all, ratioOf(percent)), ratio(0));
  if (compareRatios(sum, ratio(100)) !== 0)
    return err({
      field: 'percent',
      message: `The shares must total 100 percent; they total ${toDecimals(sum, 2)}.`,
    });
  const parts = splitByWeights(
    total,
    lines.map(({ percent }) => percent),
  );
  return ok(
    split(
      'S34.1',
      total,
      currency,
      parts,
      lines.map(({ name, percent }) => ({ name, share: `${percent}%` })),
    ),
  );
}

function split(
  rule: string,
  total: number,
  currency: string,
  parts: readonly number[],
  lines: readonly { readonly name: string; readonly share: string }[],
): Split {
  const reasons = lines.flatMap(({ name, share }, at) =>
    parts.slice(at, at + 1).map((part) => ({
      text: `${name}: ${share} of ${formatMinorShort(total, currency)} is ${formatMinor(part, currency)}.`,
      part,
    })),
  );
  return {
    ...explained<number>({
      value: total,
      because: reasons,
      inputs: lines.map(({ name, share }) => ({ name, value: share })),
      rule,
      preset: null,
    }),
    parts,
  };
}

/** Planned against spent of one line; null while nothing is recorded (S34.4). Minor units. */
export type SpendLine = {
  readonly name: string;
  readonly planned: number;
  readonly spent: number | null;
};

/** What is left of a line, negative when overspent; unknown spending leaves it unknown (S34.4). */
export function leftOf({ name, planned, spent }: SpendLine, currency: string): Explained<number> {
  return explained<number>({
    value: spent === null ? null : planned - spent,
    because:
      spent === null
        ? [because(`${name}: spending is not recorded.`)]
        : [
            { text: `${name}: ${formatMinor(planned, currency)} planned.`, part: planned },
            { text: `${formatMinor(spent, currency)} spent.`, part: 0 - spent },
          ],
    inputs: [
      { name: 'planned', value: planned },
      { name: 'spent', value: spent },
    ],
    rule: 'S34.4',
    preset: null,
  });
}
