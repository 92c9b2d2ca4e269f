import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FormatWish, formatsFor } from '../../../src/shared/campaigns/formats.ts';
import {
  leftOf,
  type Split,
  type SplitFault,
  splitByAudience,
  splitByPercent,
} from '../../../src/shared/campaigns/splits.ts';
import type { Result } from '../../../src/shared/kernel/result.ts';
import {
  activitySplit,
  quarterlyBudgetRange,
  tierSplit,
} from '../../../src/shared/playbooks/campaign-budget.ts';
import {
  campaignFormats,
  investmentSplits,
} from '../../../src/shared/playbooks/campaign-formats.ts';
import { runs } from '../runs.ts';

const wish: FormatWish = { budget: null, currency: 'USD', weeks: null, goal: null };
const good = (result: Result<Split, SplitFault>): Split => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);

describe('formats', () => {
  test('[S24.1] three catalogs, each row with its source and its figures', () => {
    expect(campaignFormats.map(({ id }) => id)).toEqual([
      'investment-blog-post',
      'investment-email-swap',
      'investment-webinar',
      'investment-research-report',
      'investment-product-launch',
      'program-webinar',
      'program-co-branded-content',
      'program-email-swap',
      'program-social-amplification',
      'program-case-study',
      'program-event',
      'program-bundle',
      'effort-blog-post',
      'effort-webinar',
      'effort-ebook',
      'effort-event',
      'effort-product-launch',
      'effort-case-study',
      'effort-podcast-swap',
    ]);
    expect(campaignFormats.find(({ id }) => id === 'investment-webinar')).toEqual({
      id: 'investment-webinar',
      type: 'webinar',
      name: 'Joint webinar',
      catalog: 'investment',
      effort: 'medium',
      investment: { min: 500, max: 2_000 },
      weeks: { min: 3, max: 4 },
      weeksToResult: null,
      bestFor: 'Leads with email capture',
      goals: ['leads'],
      expected: {
        unit: 'registrations',
        figure: { min: 200, max: 1_000 },
        text: '200-1,000 registrations',
      },
    });
    const results = campaignFormats.filter(({ catalog }) => catalog === 'effort');
    expect(results.map(({ weeksToResult }) => [weeksToResult?.min, weeksToResult?.max])).toEqual([
      [2, 4],
      [3, 6],
      [4, 8],
      [6, 12],
      [1, 2],
      [4, 6],
      [2, 3],
    ]);
  });

  test('[S24.2] a format fits from the low end of its investment and of its timeline', () => {
    const webinar = (budget: number, weeks: number): boolean | null | undefined =>
      formatsFor({ ...wish, budget, weeks }).find(
        ({ format }) => format.id === 'investment-webinar',
      )?.value;
    expect(webinar(50_000, 3)).toBe(true);
    expect(webinar(49_999, 3)).toBe(false);
    expect(webinar(50_000, 2)).toBe(false);
    expect(
      formatsFor({ ...wish, budget: 0, weeks: 1 })
        .filter(({ value }) => value === true)
        .map(({ format }) => format.id),
    ).toEqual(['investment-blog-post', 'investment-email-swap']);
  });

  test('[S24.2] rows without a figure stay listed as such; time to result is never a filter', () => {
    const [report] = formatsFor({ ...wish, budget: 199_999, weeks: 1 }).filter(
      ({ format }) => format.id === 'investment-research-report',
    );
    expect(report).toMatchObject({
      value: false,
      because: [
        {
          text: 'Co-authored research report takes $2,000 or more; the budget is $1,999.99.',
          part: null,
        },
        { text: 'Co-authored research report takes 6 weeks or more; 1 available.', part: null },
      ],
      inputs: [
        { name: 'budget', value: 199_999 },
        { name: 'weeks', value: 1 },
      ],
      rule: 'S24.2',
      preset: 'investment',
    });
    const [podcast] = formatsFor({ ...wish, budget: 1, weeks: 0 }).filter(
      ({ format }) => format.id === 'effort-podcast-swap',
    );
    expect(podcast).toMatchObject({
      value: null,
      because: [
        { text: 'Podcast guest swap: no figure for the investment.' },
        { text: 'Podcast guest swap: no figure for the timeline.' },
      ],
    });
    expect(formatsFor(wish).every(({ value }) => value === true)).toBe(true);
    expect(formatsFor({ ...wish, goal: 'enablement' }).map(({ format }) => format.id)).toEqual([
      'program-case-study',
      'effort-case-study',
    ]);
  });

  test('[S24.p1] a larger budget never loses a format', () => {
    const amount = fc.nat(3_000_000);
    fc.assert(
      fc.property(amount, amount, fc.nat(14), (a, b, weeks) => {
        const fitting = (budget: number): Set<string> =>
          new Set(
            formatsFor({ ...wish, budget, weeks })
              .filter(({ value }) => value === true)
              .map(({ format }) => format.id),
          );
        const more = fitting(Math.max(a, b));
        for (const id of fitting(Math.min(a, b))) expect(more.has(id)).toBe(true);
      }),
      runs,
    );
  });

  test('[S24.4] the usual investment splits', () => {
    expect(investmentSplits).toMatchObject([
      { kind: 'amounts', us: { min: 2_000, max: 5_000 }, partner: { min: 2_000, max: 5_000 } },
      { kind: 'amounts', us: { min: 5_000, max: 10_000 }, partner: { min: 3_000, max: 5_000 } },
      { kind: 'shares', usPercent: 50, partnerPercent: 50 },
      { kind: 'by-audience' },
    ]);
  });
});

describe('splits', () => {
  test('[S24.3] each side pays by its own audience', () => {
    const split = splitByAudience(900_000, 'USD', [
      { name: 'Us', audience: 25_000 },
      { name: 'Partner', audience: 50_000 },
    ]);
    expect(good(split)).toEqual({
      value: 900_000,
      because: [
        { text: 'Us: 25,000 of 75,000 of $9,000 is $3,000.00.', part: 300_000 },
        { text: 'Partner: 50,000 of 75,000 of $9,000 is $6,000.00.', part: 600_000 },
      ],
      inputs: [
        { name: 'Us', value: '25,000 of 75,000' },
        { name: 'Partner', value: '50,000 of 75,000' },
      ],
      rule: 'S24.3',
      preset: null,
      coverage: 100,
      parts: [300_000, 600_000],
    });
  });

  test('[S24.3] without an audience there is nothing to split by', () => {
    const fault = {
      ok: false,
      error: {
        field: 'audiences',
        message: 'A split by audience needs audiences of zero or more, one of them above zero.',
      },
    };
    expect(splitByAudience(1, 'USD', [{ name: 'A', audience: 0 }])).toEqual(fault);
    expect(
      splitByAudience(1, 'USD', [
        { name: 'A', audience: -1 },
        { name: 'B', audience: 3 },
      ]),
    ).toEqual(fault);
  });

  test('[S34.1] the activity split of $2,000 and the tier split of $50,000', () => {
    expect(good(splitByPercent(200_000, 'USD', activitySplit)).parts).toEqual([
      60_000, 50_000, 40_000, 30_000, 20_000,
    ]);
    const tiers = good(splitByPercent(5_000_000, 'USD', tierSplit));
    expect(tiers.parts).toEqual([3_000_000, 1_500_000, 500_000]);
    expect(tiers).toMatchObject({
      rule: 'S34.1',
      because: [{ text: 'Gold and Platinum: 60% of $50,000 is $30,000.00.' }, {}, {}],
    });
  });

  test('[S34.3] the shares of both splits, and swag from the co-marketing budget alone', () => {
    expect(activitySplit.map(({ id, percent }) => [id, percent])).toEqual([
      ['webinars', 30],
      ['content', 25],
      ['paid', 20],
      ['events', 15],
      ['incentives', 10],
    ]);
    expect(activitySplit.at(-1)?.why).toContain('never from MDF');
    expect(tierSplit.map(({ percent }) => percent)).toEqual([60, 30, 10]);
    expect(quarterlyBudgetRange).toEqual({ min: 2_000, max: 10_000 });
  });

  test('[S34.1] the cent that rounding leaves goes to the largest line', () => {
    expect(good(splitByPercent(101, 'USD', activitySplit)).parts).toEqual([31, 25, 20, 15, 10]);
  });

  test('[S34.2] shares outside 0-100 or not totaling 100 are refused by name', () => {
    const lines = (...percents: number[]) =>
      percents.map((percent, at) => ({ name: `Line ${at + 1}`, percent }));
    expect(splitByPercent(100, 'USD', lines(60, 39.5))).toEqual({
      ok: false,
      error: { field: 'percent', message: 'The shares must total 100 percent; they total 99.5.' },
    });
    for (const percent of [-1, 101, Number.NaN])
      expect(splitByPercent(100, 'USD', lines(50, percent))).toEqual({
        ok: false,
        error: {
          field: 'Line 2',
          message: 'The share of "Line 2" must lie between 0 and 100 percent.',
        },
      });
    expect(splitByPercent(100, 'USD', lines(33.3, 33.3, 33.4)).ok).toBe(true);
    expect(splitByPercent(100, 'USD', lines(100, 0)).ok).toBe(true);
  });

  test('[S34.p1] no split loses a cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 }),
        (total, sizes) => {
          fc.pre(sum(sizes) > 0);
          const audiences = sizes.map((audience, at) => ({ name: String(at), audience }));
          const split = good(splitByAudience(total, 'USD', audiences));
          expect(sum(split.parts)).toBe(total);
          expect(sum(split.because.map(({ part }) => part ?? 0))).toBe(total);
        },
      ),
      runs,
    );
  });

  test('[S34.4] spent against planned; unrecorded spending is unknown', () => {
    expect(leftOf({ name: 'Webinars', planned: 60_000, spent: 75_050 }, 'USD')).toEqual({
      value: -15_050,
      because: [
        { text: 'Webinars: $600.00 planned.', part: 60_000 },
        { text: '$750.50 spent.', part: -75_050 },
      ],
      inputs: [
        { name: 'planned', value: 60_000 },
        { name: 'spent', value: 75_050 },
      ],
      rule: 'S34.4',
      preset: null,
      coverage: 100,
    });
    expect(leftOf({ name: 'Webinars', planned: 60_000, spent: null }, 'USD')).toMatchObject({
      value: null,
      because: [{ text: 'Webinars: spending is not recorded.', part: null }],
      coverage: 50,
    });
  });
});
