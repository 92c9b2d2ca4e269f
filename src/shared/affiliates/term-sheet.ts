import { formatMinorShort, minorFromMajor } from '../kernel/money.ts';
import { listed, plural, sentenceCase } from '../kernel/words.ts';
import { affiliateRestrictions } from '../playbooks/affiliate-program.ts';
import type { AffiliateProgram } from './program.ts';
import type { VolumeTiers } from './volume-tiers.ts';

export type Term = { readonly term: string; readonly text: string };

const attributions: Readonly<Record<AffiliateProgram['attribution'], string>> = {
  'last-click': 'The last click before the sale is credited',
  'first-click': 'The first click is credited',
  'multi-touch': 'Credit is shared by all touches',
};

/**
 * The terms page of a program (S58.7), one line per term. `tiers` are the volume tiers in force (S59), null without;
 * `currency` is the reporting currency of the amounts.
 */
export function affiliateTermSheet(
  program: AffiliateProgram,
  tiers: VolumeTiers | null,
  currency: string,
): Term[] {
  const { payout, bump, cookieDays, attribution, tooling } = program;
  const minimum = formatMinorShort(minorFromMajor(payout.minimum, currency), currency);
  const terms: Term[] = [
    { term: 'Commission', text: commissionText(program) },
    ...(tiers === null ? [] : [{ term: 'Volume tiers', text: tierText(tiers) }]),
    ...(bump === null
      ? []
      : [
          {
            term: 'Bonus',
            text: `${plural(bump.points, 'percentage point')} more on all sales of a month with ${bump.fromSales} or more`,
          },
        ]),
    { term: 'Cookie', text: plural(cookieDays, 'day') },
    { term: 'Attribution', text: attributions[attribution] },
    { term: 'Payment', text: `Every ${payout.every}, from ${minimum}` },
    { term: 'Holdback', text: `${plural(payout.holdbackDays, 'day')} for refunds and review` },
    { term: 'Tracking', text: toolingText(tooling) },
  ];
  return [...terms, ...supportTerms(program)];
}

function commissionText({ firstSale, recurring }: AffiliateProgram): string {
  const first = firstSale === null ? [] : [`${firstSale.percent}% of the first payment`];
  if (recurring === null) return sentenceCase(listed(first));
  const length =
    recurring.months === null ? "the customer's lifetime" : plural(recurring.months, 'month');
  return sentenceCase(listed([...first, `${recurring.percent}% recurring for ${length}`]));
}

function tierText({ steps, counts }: VolumeTiers): string {
  const parts = steps.toReversed().map(({ from, rate, bonus }) => {
    const paid =
      rate.kind === 'fixed' ? `${rate.percent}%` : `base rate plus ${rate.plusPoints} points`;
    const extra = { none: '', entered: ' and a bonus', quarterly: ' and a quarterly bonus' }[bonus];
    return `from ${from} ${paid}${extra}`;
  });
  return `Converted ${counts} of the month: ${listed(parts)}`;
}

function toolingText({ tracking, dashboard }: AffiliateProgram['tooling']): string {
  const how = tracking === 'platform' ? 'By a platform' : 'By hand';
  return dashboard
    ? `${how}, with a real-time dashboard of clicks, conversions and commissions`
    : how;
}

function supportTerms({
  tooling,
  communication,
  managerFromReferrals,
  restrictions,
}: AffiliateProgram): Term[] {
  const materials = [...tooling.creatives, ...(tooling.coBrandedPages ? ['co-branded pages'] : [])];
  const news = [
    ...(communication.monthlyReport ? ['monthly report'] : []),
    ...(communication.newsletter ? ['newsletter'] : []),
  ];
  return [
    ...(materials.length === 0
      ? []
      : [{ term: 'Materials', text: sentenceCase(listed(materials)) }]),
    ...(news.length === 0 ? [] : [{ term: 'Communication', text: sentenceCase(listed(news)) }]),
    ...(managerFromReferrals === null
      ? []
      : [{ term: 'Manager', text: `Dedicated from ${managerFromReferrals} referrals a month` }]),
    ...restrictions.map((id) => ({ term: 'Rule', text: affiliateRestrictions[id].text })),
  ];
}
