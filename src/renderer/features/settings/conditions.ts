import { amountText, measureLabel, thresholdOf } from '../../../shared/tiers/criteria.ts';
import { measureKind, type TierMeasure, type TierStep } from '../../../shared/tiers/ladder.ts';
import { withoutZeroCents } from '../../app/format.ts';

const single: Readonly<Partial<Record<TierMeasure, string>>> = {
  referrals: 'qualified referral',
  certified: 'certified person',
  certifiedSales: 'certified sales rep',
  certifiedTechnical: 'certified technical person',
  jointCustomers: 'joint customer',
};

/** What a step of the ladder asks for: "$100,000 partner-sourced ARR or 20 qualified referrals; signed agreement". */
export function conditionsOf({ allOf }: TierStep, currency: string): string {
  return allOf
    .map(({ anyOf }) =>
      anyOf
        .map((rule) => {
          const label = measureLabel(rule.measure, { arrLabel: 'ARR' });
          if (measureKind(rule.measure) === 'yes-no') return label;
          const threshold = thresholdOf(rule, currency);
          const amount = withoutZeroCents(amountText(rule.measure, threshold, currency));
          return `${amount} ${threshold === 1 ? (single[rule.measure] ?? label) : label}`;
        })
        .join(' or '),
    )
    .join('; ');
}
