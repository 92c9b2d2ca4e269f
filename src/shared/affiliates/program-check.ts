import { z } from 'zod';
import { placeIn, type Range } from '../kernel/range.ts';
import { compareRatios, ratioOf } from '../kernel/ratio.ts';
import { listed, plural } from '../kernel/words.ts';
import { affiliateRestrictions } from '../playbooks/affiliate-program.ts';
import type { AffiliateProgram } from './program.ts';

/** Thresholds of the program checks (S58.4, G10). */
export const programChecksSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  /** At this rate or less nobody is motivated. */
  lowRatePercent: z.number().min(0).max(100),
  /** Warn above this payout minimum, major units. */
  highestMinimum: z.number().min(0),
});
export type ProgramChecks = z.infer<typeof programChecksSchema>;

/** The nine anti-patterns, the payout minimum, chosen values outside their range, and fit. */
export type ProgramCheckId =
  | 'low-commission'
  | 'one-time-only'
  | 'manual-tracking'
  | 'no-materials'
  | 'top-performers-ignored'
  | 'no-fraud-prevention'
  | 'over-restrictive'
  | 'slow-payment'
  | 'no-communication'
  | 'high-minimum'
  | 'outside-range'
  | 'large-deals';

export type ProgramCheck = {
  readonly id: ProgramCheckId;
  readonly status: 'ok' | 'warn' | 'unknown';
  readonly text: string;
  readonly rule: 'S58.4' | 'S58.5' | 'S58.6';
};

/** What the terms themselves do not tell; null is unknown. */
export type ProgramContext = {
  /** Usual rates of the industry, percent (S55); null = not known, so the rate is judged by the low mark alone. */
  readonly industry: Range | null;
  readonly largeDeals: boolean | null;
};

type Verdict = readonly [id: ProgramCheckId, bad: boolean, whenBad: string, whenGood: string];

/** Checks a program against the nine anti-patterns, its ranges and its fit (S58.4-S58.6): warnings, never blocks. */
export function checkAffiliateProgram(
  rules: ProgramChecks,
  program: AffiliateProgram,
  { industry, largeDeals }: ProgramContext,
): ProgramCheck[] {
  const antiPatterns = [
    lowCommission(rules, program, industry),
    ...rewardVerdicts(program),
    ...supportVerdicts(program),
    ...payoutVerdicts(rules, program),
  ].map(([id, bad, whenBad, whenGood]): ProgramCheck => {
    return { id, status: bad ? 'warn' : 'ok', text: bad ? whenBad : whenGood, rule: 'S58.4' };
  });
  return [...antiPatterns, rangeCheck(program), dealSizeCheck(largeDeals)];
}

/** The best rate the program pays, percent. */
export function headlineRate({ firstSale, recurring }: AffiliateProgram): number {
  return Math.max(firstSale?.percent ?? 0, recurring?.percent ?? 0);
}

function lowCommission(
  { lowRatePercent }: ProgramChecks,
  program: AffiliateProgram,
  industry: Range | null,
): Verdict {
  const rate = headlineRate(program);
  const low = compareRatios(ratioOf(rate), ratioOf(lowRatePercent)) <= 0;
  const under = industry !== null && placeIn(industry, rate) === 'below';
  const why = low
    ? `${rate}% motivates nobody: ${lowRatePercent}% or less is too low`
    : `${rate}% is below the usual rates of the industry, which start at ${industry?.min}%`;
  return ['low-commission', low || under, why, `${rate}% is a competitive commission`];
}

function rewardVerdicts(program: AffiliateProgram): Verdict[] {
  const { volumeTiers, bump, managerFromReferrals } = program;
  const rewarded = volumeTiers !== null || bump !== null || managerFromReferrals !== null;
  return [
    [
      'one-time-only',
      program.recurring === null,
      'Commission is paid once only: add recurring commission',
      'Commission is recurring',
    ],
    [
      'top-performers-ignored',
      !rewarded,
      'Top performers earn no more than others: add volume tiers, a bonus or a manager',
      'Top performers are rewarded',
    ],
  ];
}

function supportVerdicts({
  tooling,
  fraudControls,
  restrictions,
  communication,
}: AffiliateProgram): Verdict[] {
  const unfair = restrictions
    .map((id) => affiliateRestrictions[id])
    .flatMap(({ fair, text }) => (fair ? [] : [text]));
  const missing = !communication.monthlyReport && !communication.newsletter;
  return [
    [
      'manual-tracking',
      tooling.tracking === 'manual',
      'Tracking by hand leads to disputes: use a tracking platform',
      'A platform tracks clicks and sales',
    ],
    [
      'no-materials',
      tooling.creatives.length === 0,
      'Affiliates get no materials: add banners, emails, social copy and landing pages',
      `Affiliates get ${listed(tooling.creatives)}`,
    ],
    [
      'no-fraud-prevention',
      !fraudControls,
      'There is no fraud prevention: switch the controls on before launch',
      'Fraud controls are on',
    ],
    [
      'over-restrictive',
      unfair.length > 0,
      `Restrictions go beyond what is fair: ${listed(unfair)}`,
      'Restrictions are fair',
    ],
    [
      'no-communication',
      missing,
      'Affiliates hear nothing: send a monthly report or a newsletter',
      'Affiliates hear from the program regularly',
    ],
  ];
}

function payoutVerdicts(
  { highestMinimum }: ProgramChecks,
  { payout }: AffiliateProgram,
): Verdict[] {
  return [
    [
      'slow-payment',
      payout.every === 'quarter',
      'Payment each quarter is too slow: pay monthly at least',
      'Payment is monthly',
    ],
    [
      'high-minimum',
      payout.minimum > highestMinimum,
      `A payout minimum of ${payout.minimum} is above ${highestMinimum}`,
      `A payout minimum of ${payout.minimum} is within ${highestMinimum}`,
    ],
  ];
}

function rangeCheck({
  firstSale,
  recurring,
  payout,
  cookieDays,
  cookieChoices,
}: AffiliateProgram): ProgramCheck {
  const values: readonly (readonly [name: string, range: Range | null, value: number])[] = [
    ['first-sale rate', firstSale?.range ?? null, firstSale?.percent ?? 0],
    ['recurring rate', recurring?.range ?? null, recurring?.percent ?? 0],
    ['payout minimum', payout.minimumRange, payout.minimum],
  ];
  const out = values.flatMap(([name, range, value]) =>
    range !== null && placeIn(range, value) !== 'inside' ? [name] : [],
  );
  if (!cookieChoices.includes(cookieDays)) out.push(`cookie of ${plural(cookieDays, 'day')}`);
  return {
    id: 'outside-range',
    status: out.length > 0 ? 'warn' : 'ok',
    text:
      out.length > 0
        ? `Outside the range of the template: ${listed(out)}`
        : 'All values are in range',
    rule: 'S58.5',
  };
}

function dealSizeCheck(largeDeals: boolean | null): ProgramCheck {
  const about = { id: 'large-deals', rule: 'S58.6' } as const;
  if (largeDeals === null)
    return {
      ...about,
      status: 'unknown',
      text: 'Are the deals large? Affiliates may not fit then',
    };
  return largeDeals
    ? { ...about, status: 'warn', text: 'Affiliates may be the wrong choice for large deals' }
    : { ...about, status: 'ok', text: 'Deals are small enough for affiliates' };
}

/** The thresholds of S58 as refined: 5% or less is too low; a payout minimum above $100 is too high. */
export const standardProgramChecks: ProgramChecks = {
  preset: 'Standard',
  version: 1,
  lowRatePercent: 5,
  highestMinimum: 100,
};
