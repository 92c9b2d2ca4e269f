import type { Range } from '../kernel/range.ts';

/** One channel of a promotion plan. Days run from the event; null is "as agreed" (S28). */
export type PromotionRow = {
  readonly id: string;
  readonly channel: string;
  readonly us: string;
  readonly partner: string;
  /** How many items each side owes; null where the plan gives no number. */
  readonly itemsEach: Range | null;
  readonly fromDay: number | null;
  readonly toDay: number | null;
  readonly timing: string;
};

export type PromotionPlanId = 'event-matrix' | 'campaign-mix' | 'webinar-basic';

type Row = readonly [
  id: string,
  channel: string,
  us: string,
  partner: string,
  items: Range | null,
  days: readonly [number, number] | null,
  timing: string,
];

const rows = (list: readonly Row[]): PromotionRow[] =>
  list.map(([id, channel, us, partner, itemsEach, days, timing]) => ({
    id,
    channel,
    us,
    partner,
    itemsEach,
    fromDay: days === null ? null : days[0],
    toDay: days === null ? null : days[1],
    timing,
  }));

const one: Range = { min: 1, max: 1 };
const twoWeeks = [-14, -1] as const;
const agreed = 'as agreed';

/** The promotion plans of the field (S28). "2 weeks" of posts run to the day before the event (Appendix E). */
export const promotionPlans: Readonly<Record<PromotionPlanId, readonly PromotionRow[]>> = {
  'event-matrix': rows([
    ['email-1', 'Email blast #1', 'To our list', 'To its list', one, [-14, -14], '2 weeks out'],
    ['email-2', 'Email blast #2', 'To our list', 'To its list', one, [-7, -7], '1 week out'],
    [
      'email-reminder',
      'Email reminder',
      'To registrants',
      'To registrants',
      one,
      [-1, -1],
      'day before',
    ],
    ['linkedin', 'LinkedIn', '3-5 posts', '3-5 posts', { min: 3, max: 5 }, twoWeeks, '2 weeks'],
    ['x', 'Twitter/X', '5-7 posts', '5-7 posts', { min: 5, max: 7 }, twoWeeks, '2 weeks'],
    [
      'in-app',
      'In-app',
      'Banner or notification',
      'Banner or notification',
      one,
      [-7, -1],
      '1 week',
    ],
    ['paid', 'Paid', 'Optional', 'Optional', null, null, agreed],
  ]),
  'campaign-mix': rows([
    [
      'email',
      'Email',
      '3 sends to our list',
      '3 sends to its list',
      { min: 3, max: 3 },
      null,
      agreed,
    ],
    [
      'linkedin',
      'LinkedIn',
      'Company and team posts',
      'Company and team posts',
      null,
      null,
      agreed,
    ],
    ['x', 'Twitter/X', '5-7 posts', '5-7 posts', { min: 5, max: 7 }, twoWeeks, '2 weeks'],
    ['in-app', 'In-app', 'Banner and notification', 'Banner and notification', null, null, agreed],
    ['blog', 'Blog', 'Announcement', 'Announcement', one, null, agreed],
    ['paid', 'Paid', 'Retargeting and LinkedIn', 'Retargeting', null, null, agreed],
  ]),
  'webinar-basic': rows([
    ['email', 'Email', '3 sends', '3 sends', { min: 3, max: 3 }, null, agreed],
    ['social', 'Social', '5+ posts', '5+ posts', { min: 5, max: null }, null, agreed],
    ['in-app', 'In-app', 'Banner', 'Banner', one, null, agreed],
  ]),
};
