import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatPercent } from '../kernel/percent.ts';
import { compareRatios, percentRatio, type Ratio, ratio } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import { type UtilizedBenefit, utilizedBenefits } from '../playbooks/tier-utilization.ts';

export type UtilizedBenefitId = UtilizedBenefit['id'];

/** How much of a benefit is used (S15.1). `value` is used / entitled; null = unknown or not applicable. */
export type Utilization = Explained<Ratio> & {
  readonly benefit: UtilizedBenefitId;
  readonly status: 'met' | 'short' | 'not-applicable' | 'unknown';
  readonly targetPercent: number;
  /** What to do while the target is not met. */
  readonly remedy: readonly string[];
};

/**
 * Utilization of one benefit in a period (S15.1): used / entitled against its target, met from the target on, exactly
 * compared. Funds are minor units, everything else counts. Nobody entitled: not applicable (B22).
 */
export function utilization(
  benefit: UtilizedBenefitId,
  used: number | null,
  entitled: number | null,
  benefits: Readonly<Record<UtilizedBenefitId, UtilizedBenefit>> = utilizedBenefits,
): Utilization {
  const { label, targetPercent, remedy } = benefits[benefit];
  const value = used === null || entitled === null || entitled <= 0 ? null : ratio(used, entitled);
  const status = statusOf(value, entitled, targetPercent);
  return {
    ...explained({
      value,
      because: [because(sentenceOf(label, value, status, targetPercent))],
      inputs: [
        { name: 'used', value: used },
        { name: 'entitled', value: entitled },
      ],
      rule: 'S15.1',
      preset: null,
    }),
    benefit,
    status,
    targetPercent,
    remedy,
  };
}

/** One entitled partner in a period; `uses` null = nobody recorded whether it used the benefit. */
export type BenefitUse = {
  readonly id: string;
  readonly name: string;
  readonly uses: number | null;
};

export type PartnerUtilization = Utilization & { readonly nonUsers: readonly BenefitUse[] };

/**
 * Utilization by partners (S15.2): those that used a benefit at least once of those entitled. Partners of whom nothing
 * is known are left out of both and lower the coverage (G8). `nonUsers` are those known not to have used it.
 */
export function partnerUtilization(
  benefit: 'training' | 'contentLibrary' | 'salesSupport',
  partners: readonly BenefitUse[],
): PartnerUtilization {
  const known = partners.filter(({ uses }) => uses !== null);
  const nonUsers = known.filter(({ uses }) => uses === 0);
  const noneKnown = partners.length > 0 && known.length === 0;
  const entitled = noneKnown ? null : known.length;
  const found = utilization(benefit, noneKnown ? null : known.length - nonUsers.length, entitled);
  const coverage = partners.length === 0 ? 100 : Math.floor((100 * known.length) / partners.length);
  const left = partners.length - known.length;
  const unknown = left === 0 ? [] : [because(`${plural(left, 'partner')} left out: use unknown.`)];
  return {
    ...found,
    because: [...found.because, ...unknown],
    rule: 'S15.2',
    coverage,
    nonUsers,
  };
}

function statusOf(
  value: Ratio | null,
  entitled: number | null,
  targetPercent: number,
): Utilization['status'] {
  if (entitled !== null && entitled <= 0) return 'not-applicable';
  if (value === null) return 'unknown';
  return compareRatios(value, percentRatio(targetPercent)) >= 0 ? 'met' : 'short';
}

function sentenceOf(
  label: string,
  value: Ratio | null,
  status: Utilization['status'],
  targetPercent: number,
): string {
  if (value !== null)
    return `${label}: ${formatPercent(value)} used, target ${targetPercent}%: ${status === 'met' ? 'met' : 'not met'}.`;
  return status === 'not-applicable'
    ? `${label}: nobody is entitled.`
    : `${label}: use unknown, target ${targetPercent}%.`;
}
