import { amountText, measureLabel, thresholdOf } from '../../../shared/tiers/criteria.ts';
import { measureKind, type TierStep } from '../../../shared/tiers/ladder.ts';

/** What a step of the ladder asks for: "$100,000.00 partner-sourced ARR or 20 qualified referrals; signed agreement". */
export function conditionsOf({ allOf }: TierStep, currency: string): string {
  return allOf
    .map(({ anyOf }) =>
      anyOf
        .map((rule) => {
          const label = measureLabel(rule.measure, { arrLabel: 'ARR' });
          if (measureKind(rule.measure) === 'yes-no') return label;
          return `${amountText(rule.measure, thresholdOf(rule, currency), currency)} ${label}`;
        })
        .join(' or '),
    )
    .join('; ');
}
