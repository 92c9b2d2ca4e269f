import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardListingRules } from '../../../../src/shared/enablement/marketplace/listing-rules.ts';
import {
  type ListingMonth,
  listingPerformance,
  rateListingMetric,
} from '../../../../src/shared/enablement/marketplace/performance.ts';
import {
  listingMetricIds,
  listingPerformanceRulesSchema,
  standardListingPerformance as rules,
} from '../../../../src/shared/enablement/marketplace/performance-rules.ts';
import {
  asksNeeded,
  planReviews,
  reviewAskBy,
} from '../../../../src/shared/enablement/marketplace/reviews.ts';
import {
  listingUpkeep,
  type UpkeepFacts,
} from '../../../../src/shared/enablement/marketplace/upkeep.ts';
import { addDays } from '../../../../src/shared/kernel/local-date.ts';
import { ratio } from '../../../../src/shared/kernel/ratio.ts';
import {
  listingUpkeepFaults,
  marketplaceSeo,
  reviewTactics,
} from '../../../../src/shared/playbooks/marketplace-reviews.ts';
import { runs } from '../../runs.ts';

const month = (changed: Partial<ListingMonth>): ListingMonth => ({
  views: null,
  installs: null,
  activations: null,
  rating: null,
  reviews: null,
  ...changed,
});

describe('listing performance', () => {
  test.each([
    ['views', 999, 'needs work'],
    ['views', 1000, 'good'],
    ['views', 4999, 'good'],
    ['views', 5000, 'great'],
    ['install-rate', 4.9, 'needs work'],
    ['install-rate', 5, 'good'],
    ['install-rate', 14.9, 'good'],
    ['install-rate', 15, 'great'],
    ['activation-rate', 39.9, 'needs work'],
    ['activation-rate', 40, 'good'],
    ['activation-rate', 69.9, 'good'],
    ['activation-rate', 70, 'great'],
    ['rating', 3.9, 'needs work'],
    ['rating', 4, 'good'],
    ['rating', 4.69, 'good'],
    ['rating', 4.7, 'great'],
    ['reviews', 19, 'needs work'],
    ['reviews', 20, 'good'],
    ['reviews', 99, 'good'],
    ['reviews', 100, 'great'],
  ] as const)('[S92.1] %s of %s is %s', (id, value, rating) => {
    expect(rateListingMetric(rules, id, value)).toBe(rating);
  });

  test('[S92.2] install rate on views, activation rate on installs of the same month', () => {
    const rows = listingPerformance(
      rules,
      month({ views: 2000, installs: 99, activations: 70, rating: 4.65, reviews: 1200 }),
    );
    expect(rows.map(({ id, value, action }) => [id, value, action])).toEqual([
      ['views', 'good', null],
      ['install-rate', 'needs work', 'Listing quality'],
      ['activation-rate', 'great', null],
      ['rating', 'good', null],
      ['reviews', 'great', null],
    ]);
    expect(rows.map(({ because: [reason] }) => reason?.text)).toEqual([
      '2,000 a month; good from 1,000, great from 5,000.',
      '4.95%; good from 5, great from 15.',
      '70.71%; good from 40, great from 70.',
      '4.65 stars; good from 4, great from 4.7.',
      '1,200 reviews; good from 20, great from 100.',
    ]);
    expect(rows[1]).toMatchObject({
      name: 'Install rate',
      measure: ratio(9900, 2000),
      inputs: [
        { name: 'installs', value: 99 },
        { name: 'views', value: 2000 },
      ],
      coverage: 100,
      rule: 'S92.1',
      preset: 'Standard',
    });
    expect(rows[2]?.inputs).toEqual([
      { name: 'activations', value: 70 },
      { name: 'installs', value: 99 },
    ]);
  });

  test('[S92.2] without data there is no rating and nothing to do', () => {
    const rows = listingPerformance(rules, month({ views: 0, installs: 0 }));
    expect(rows.map(({ value, measure, action }) => [value, measure, action])).toEqual([
      ['needs work', ratio(0), 'SEO, promotions'],
      [null, null, null],
      [null, null, null],
      [null, null, null],
      [null, null, null],
    ]);
    expect(rows[1]?.because).toEqual([
      { text: 'No data; good from 5, great from 15.', part: null },
    ]);
    expect(listingPerformance(rules, month({ views: 10 }))[1]).toMatchObject({
      value: null,
      coverage: 50,
    });
    expect(listingPerformance(rules, month({ installs: 10 }))[1]?.value).toBeNull();
    expect(listingPerformance(rules, month({ rating: 1 }))[3]?.inputs).toEqual([
      { name: 'rating', value: 1 },
    ]);
    expect(listingPerformance(rules, month({ reviews: 1 }))[4]?.inputs).toEqual([
      { name: 'reviews', value: 1 },
    ]);
  });

  test('[S92.p1] every value has one rating, and more is never rated lower; the preset satisfies its schema', () => {
    const order = ['needs work', 'good', 'great'];
    const value = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...listingMetricIds), value, value, (id, a, b) => {
        const place = (tenths: number): number =>
          order.indexOf(rateListingMetric(rules, id, ratio(tenths, 10)));
        expect(place(Math.min(a, b))).toBeGreaterThanOrEqual(0);
        expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)));
      }),
      runs,
    );
    expect(listingPerformanceRulesSchema.parse(rules)).toEqual(rules);
    const views = { ...rules.metrics.views, good: 5000 };
    const broken = listingPerformanceRulesSchema.safeParse({
      ...rules,
      metrics: { ...rules.metrics, views },
    });
    expect(broken.error?.issues.map(({ message }) => message)).toEqual([
      '"Great" must lie above "good".',
    ]);
  });
});

describe('reviews', () => {
  test('[S92.3] asks = reviews wanted on the low response rate, rounded up', () => {
    expect(asksNeeded(10, 10)).toEqual({ ok: true, value: 100 });
    expect(asksNeeded(10, 30)).toEqual({ ok: true, value: 34 });
    expect(asksNeeded(0, 5)).toEqual({ ok: true, value: 0 });
    expect(asksNeeded(7, 100)).toEqual({ ok: true, value: 7 });
    const whole = 'The reviews wanted must be a whole number of zero or more.';
    const rate = 'The response rate must be above 0% and at most 100%.';
    expect([asksNeeded(-1, 5), asksNeeded(1.5, 5)]).toEqual([
      { ok: false, error: whole },
      { ok: false, error: whole },
    ]);
    expect([0, 100.1, Number.NaN].map((percent) => asksNeeded(1, percent))).toEqual(
      Array.from({ length: 3 }, () => ({ ok: false, error: rate })),
    );
  });

  test('[S92.3] every tactic with asks at its low and its high end; [S92.4] a campaign is counted in batches', () => {
    expect(
      planReviews(25).map(({ tactic, value, atBest, unit }) => [tactic.id, value, atBest, unit]),
    ).toEqual([
      ['post-install-email', 500, 250, 'asks'],
      ['in-app-prompt', 1250, 500, 'asks'],
      ['success-milestone', 250, 125, 'asks'],
      ['direct-outreach', 84, 50, 'asks'],
      ['campaign', 3, 2, 'campaigns'],
    ]);
    const [email] = planReviews(25);
    expect(email).toMatchObject({
      because: [{ text: '25 reviews / 5% response, rounded up, is 500 asks.' }],
      inputs: [{ name: 'reviews wanted', value: 25 }],
      rule: 'S92.3',
      preset: 'post-install-email',
    });
    expect(planReviews(1).at(-1)).toMatchObject({
      value: 1,
      because: [{ text: '1 review in batches of 10 is 1 campaign.' }],
    });
    expect(reviewTactics.map(({ effort }) => effort)).toEqual([
      'low',
      'medium',
      'medium',
      'high',
      'medium-high',
    ]);
  });

  test('[S91.6] a review is asked for within 7 days of activation', () => {
    expect(reviewAskBy(standardListingRules, '2026-02-25')).toBe('2026-03-04');
  });

  test('[S92.p2] so many asks bring the reviews, one fewer does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 100 }),
        (wanted, percent) => {
          const asks = asksNeeded(wanted, percent);
          const value = asks.ok ? asks.value : 0;
          expect(value * percent).toBeGreaterThanOrEqual(100 * wanted);
          expect((value - 1) * percent).toBeLessThan(100 * wanted);
        },
      ),
      runs,
    );
  });

  test('[S92.7] seven SEO factors; a rating counts from 4.5', () => {
    expect(marketplaceSeo.map(({ weight }) => weight)).toEqual([
      'high',
      'high',
      'very high',
      'high',
      'very high',
      'very high',
      'medium',
    ]);
    expect(marketplaceSeo.map(({ ratingFrom }) => ratingFrom)).toEqual([
      null,
      null,
      null,
      null,
      null,
      4.5,
      null,
    ]);
  });
});

describe('upkeep', () => {
  const today = '2026-06-30';
  const healthy: UpkeepFacts = {
    updatedOn: '2026-06-01',
    latestRelease: '2026-06-01',
    copiedFromWebsite: false,
    unansweredNegativeReviews: 0,
    categoryFits: true,
    screenshots: 5,
    text: 'crm crm crm crm crm',
    keywords: ['CRM'],
    differentiation: 'Two-way',
  };
  const upkeep = (changed: Partial<UpkeepFacts>) =>
    listingUpkeep(rules, { ...healthy, ...changed }, today);

  test('[S92.5] a listing kept up has none of the eight faults', () => {
    expect(upkeep({})).toMatchObject({
      value: 0,
      faults: [],
      unknown: [],
      updateDue: '2026-08-30',
      because: [{ text: 'The next update is due on Aug 30, 2026.', part: null }],
      coverage: 100,
      rule: 'S92.5',
      preset: 'Standard',
    });
    expect(listingUpkeepFaults).toHaveLength(8);
  });

  test('[S92.5] all eight at once, each with its sentence, adding up', () => {
    const worst = upkeep({
      updatedOn: '2026-01-01',
      copiedFromWebsite: true,
      unansweredNegativeReviews: 1,
      categoryFits: false,
      screenshots: 0,
      text: 'crm crm crm crm crm crm',
      differentiation: ' ',
    });
    expect(worst.value).toBe(8);
    expect(worst.faults).toEqual(listingUpkeepFaults.map(({ id }) => id));
    expect(worst.because.slice(0, 8).map(({ part }) => part)).toEqual(
      Array.from({ length: 8 }, () => 1),
    );
    expect(worst.because.slice(8).map(({ text }) => text)).toEqual([
      '"CRM" stands 6 times; 5 are plenty.',
      'The listing is due for an update since Apr 1, 2026.',
    ]);
    expect(worst.inputs[0]).toEqual({ name: 'set and forget', value: true });
  });

  test('[S92.5] a release of the day of the update is not newer; what is unknown is listed', () => {
    expect(upkeep({ latestRelease: '2026-06-02' }).faults).toEqual(['outdated']);
    const blank = upkeep({
      updatedOn: null,
      copiedFromWebsite: null,
      unansweredNegativeReviews: null,
      categoryFits: null,
      screenshots: null,
    });
    expect(blank).toMatchObject({
      value: 0,
      updateDue: null,
      unknown: [
        'set and forget',
        'copied website text',
        'unanswered negative reviews',
        'wrong category',
        'no screenshots',
        'outdated',
      ],
      coverage: 25,
      because: [{ text: 'No update of the listing is on record.' }],
    });
    expect(upkeep({ latestRelease: null }).unknown).toEqual(['outdated']);
  });

  test('[S92.6] the reminder is due on day 90, not on day 89', () => {
    const at = (days: number) =>
      upkeep({ updatedOn: addDays(today, -days), latestRelease: null }).faults;
    expect([at(89), at(90)]).toEqual([[], ['set and forget']]);
  });
});
