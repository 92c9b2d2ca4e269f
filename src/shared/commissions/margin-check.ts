import { because, type Explained, explained } from '../kernel/explained.ts';
import { exactPercent } from '../kernel/percent.ts';
import { compareRatios, percentRatio, type Ratio, ratio, subtractRatios } from '../kernel/ratio.ts';
import { listed } from '../kernel/words.ts';
import type { DesignerRules } from './designer-rules.ts';

/** The margin left; `value` says it in words, `margin` is the exact share. */
export type MarginCheck = Explained<string> & {
  readonly margin: Ratio | null;
  readonly warns: boolean;
};

/**
 * Gross margin left after commission (S56.5): 100% - model cost - other costs - commission; `value` is the margin in
 * words, `margin` the exact share. Exactly the limit does not warn. Inputs in percent, null while unknown.
 */
export function marginAfterCommission(
  rules: DesignerRules,
  facts: {
    readonly modelCostPercent: number | null;
    readonly otherCogsPercent: number | null;
    readonly commissionPercent: number | null;
  },
): MarginCheck {
  const costs = [
    { name: 'model cost', value: facts.modelCostPercent },
    { name: 'other costs', value: facts.otherCogsPercent },
    { name: 'commission', value: facts.commissionPercent },
  ];
  const known = costs.flatMap(({ value }) => (value === null ? [] : [percentRatio(value)]));
  const margin = known.length < costs.length ? null : known.reduce(subtractRatios, ratio(1));
  const limit = percentRatio(rules.warnMarginBelowPercent);
  const warns = margin !== null && compareRatios(margin, limit) < 0;
  const text = costs.map(
    ({ name, value }) => `${name} ${value === null ? 'unknown' : `${value}%`}`,
  );
  const sum = because(`100% less ${listed(text)}.`);
  const note = `The margin is below ${rules.warnMarginBelowPercent}%.`;
  const about = explained({
    value: margin === null ? null : exactPercent(margin, 4),
    because: warns ? [sum, because(note)] : [sum],
    inputs: costs,
    rule: 'S56.5',
    preset: rules.preset,
  });
  return { ...about, margin, warns };
}
