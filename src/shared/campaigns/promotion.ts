import { because, type Explained, explained } from '../kernel/explained.ts';
import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { formatPercent } from '../kernel/percent.ts';
import { compareRatios, percentRatio, type Ratio, ratio } from '../kernel/ratio.ts';
import {
  type PromotionPlanId,
  type PromotionRow,
  promotionPlans,
} from '../playbooks/campaign-promotion.ts';
import type { BothSides } from './readiness.ts';
import type { CampaignRules } from './rules.ts';

/** The plan to start from: the event matrix for webinars and events, the campaign mix otherwise (S28.1). */
export function defaultPromotionPlan(kind: 'webinar' | 'event' | 'other'): PromotionPlanId {
  return kind === 'other' ? 'campaign-mix' : 'event-matrix';
}

/** A channel with its first and last day; null while it is as agreed. */
export type DatedPromotion = PromotionRow & {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
};

/** A promotion plan dated from its event or launch (S28.2): posts over "2 weeks" end the day before. */
export function datedPromotion(plan: PromotionPlanId, event: LocalDate): DatedPromotion[] {
  return promotionPlans[plan].map((row) => ({
    ...row,
    from: row.fromDay === null ? null : addDays(event, row.fromDay),
    to: row.toDay === null ? null : addDays(event, row.toDay),
  }));
}

/** The items balance, and whether to warn. */
export type ItemsBalance = Explained<Ratio> & { readonly warn: boolean };

/**
 * The items balance (S28.3): the smaller side's promotion items done on the larger side's. Warned of below one half;
 * n/a (null) while neither side has done anything. Counts of zero or more.
 */
export function itemsBalance(rules: CampaignRules, done: BothSides): ItemsBalance {
  const { us, partner } = done;
  const larger = Math.max(us, partner);
  const value = larger === 0 ? null : ratio(Math.min(us, partner), larger);
  const limit = percentRatio(rules.promotion.balanceWarnBelowPercent);
  return {
    ...explained<Ratio>({
      value,
      because: [because(balanceText(done, value))],
      inputs: [
        { name: 'our items done', value: us },
        { name: 'partner items done', value: partner },
      ],
      rule: 'S28.3',
      preset: rules.preset,
    }),
    warn: value !== null && compareRatios(value, limit) < 0,
  };
}

function balanceText({ us, partner }: BothSides, value: Ratio | null): string {
  if (value === null) return 'Neither side has done anything yet.';
  return `${us} items done by us, ${partner} by the partner: a balance of ${formatPercent(value)}.`;
}
