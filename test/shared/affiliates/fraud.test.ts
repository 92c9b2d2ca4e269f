import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AffiliateMonth,
  type AffiliateSale,
  fraudFlags,
} from '../../../src/shared/affiliates/fraud-flags.ts';
import {
  type AffiliateHold,
  decideHold,
  refundReverses,
  reviewAffiliate,
  reviewEnds,
} from '../../../src/shared/affiliates/fraud-review.ts';
import {
  affiliateFraudSchema,
  policyWarnings,
  standardAffiliateFraud as rules,
} from '../../../src/shared/affiliates/fraud-rules.ts';
import { runs } from '../runs.ts';

const sale = (id: string, rest: Partial<AffiliateSale> = {}): AffiliateSale => ({
  id,
  customerEmail: 'kim@customer.example',
  ip: '198.51.100.7',
  couponOwner: null,
  commission: 2_500,
  ...rest,
});
const clean: AffiliateMonth = {
  affiliate: 'A1',
  email: 'jo@blog.example',
  emailVerified: true,
  ips: ['203.0.113.9'],
  clicks: 1000,
  pageViews: 1500,
  busiestIpClicks: 20,
  conversions: 30,
  refunds: 1,
  dailyClicks: [],
  brandAds: 0,
  brandBiddingApproved: false,
  sales: [sale('S1'), sale('S2', { commission: 4_000 })],
};
const flagged = (rest: Partial<AffiliateMonth>) => fraudFlags(rules, { ...clean, ...rest });
const steady = Array.from({ length: 28 }, (_, at) => (at % 2 === 0 ? 40 : 60));

describe('affiliate fraud flags', () => {
  test('[S65.13] a clean month has none; unknown figures raise none', () => {
    expect(flagged({})).toEqual([]);
    expect(
      flagged({
        emailVerified: null,
        clicks: null,
        pageViews: null,
        busiestIpClicks: null,
        conversions: null,
        refunds: null,
        brandAds: null,
        sales: [sale('S1', { customerEmail: null, ip: null })],
      }),
    ).toEqual([]);
    expect(flagged({ conversions: null, clicks: 3000 })).toEqual([]);
    expect(flagged({ clicks: null, conversions: 0 })).toEqual([]);
    expect(flagged({ pageViews: null, busiestIpClicks: null, refunds: null })).toEqual([]);
  });

  test('[S65.13] flags on the whole month with their evidence', () => {
    const all = flagged({
      email: 'jo@yopmail.com',
      emailVerified: false,
      brandAds: 1,
      clicks: 1200,
      conversions: 0,
      pageViews: 599,
      busiestIpClicks: 601,
      dailyClicks: [...steady, 200, 900],
    });
    expect(all).toEqual([
      { rule: 'unverified-email', evidence: 'jo@yopmail.com is not verified', sales: null },
      {
        rule: 'disposable-domain',
        evidence: 'jo@yopmail.com lies at a disposable mail domain',
        sales: null,
      },
      { rule: 'brand-bidding', evidence: '1 ad on brand keywords without approval', sales: null },
      {
        rule: 'low-conversion',
        evidence: '0 conversions of 1,200 clicks are 0%, under 0.5%',
        sales: null,
      },
      {
        rule: 'zero-conversion',
        evidence: '1,200 clicks without a conversion, more than 1,000',
        sales: null,
      },
      {
        rule: 'spike',
        evidence: '2 days far above the 28 days before, at most 900 clicks',
        sales: null,
      },
      {
        rule: 'clicks-without-views',
        evidence: '1,200 clicks led to only 599 page views',
        sales: null,
      },
      { rule: 'busy-ip', evidence: 'One IP address made 601 of 1,200 clicks', sales: null },
    ]);
  });

  test('[S65.13] high conversion and refunds', () => {
    expect(flagged({ clicks: 200, pageViews: 300, conversions: 50, refunds: 8 })).toEqual([
      {
        rule: 'high-conversion',
        evidence: '50 conversions of 200 clicks are 25%, above 20%',
        sales: null,
      },
      { rule: 'refunds', evidence: '8 refunds of 50 conversions, more than 15%', sales: null },
    ]);
    expect(flagged({ conversions: 20, refunds: 3 })).toEqual([]);
    expect(flagged({ conversions: 20, refunds: 4 })).toHaveLength(1);
    expect(flagged({ clicks: 150, conversions: 9, refunds: 9 })).toEqual([]);
    expect(flagged({ clicks: 150, conversions: 10, refunds: 9 })).toHaveLength(1);
  });

  test('[S65.13] thresholds on both sides', () => {
    expect(flagged({ brandAds: 3, brandBiddingApproved: true })).toEqual([]);
    expect(flagged({ pageViews: 500 })).toEqual([]);
    expect(flagged({ pageViews: 499 })).toHaveLength(1);
    expect(flagged({ busiestIpClicks: 500 })).toEqual([]);
    expect(flagged({ busiestIpClicks: 501 })).toHaveLength(1);
    expect(flagged({ clicks: 199, pageViews: 1, busiestIpClicks: 199, conversions: 1 })).toEqual(
      [],
    );
    expect(
      flagged({ clicks: 200, pageViews: 1, busiestIpClicks: 199, conversions: 1 }),
    ).toHaveLength(2);
    expect(flagged({ dailyClicks: steady })).toEqual([]);
  });

  test('[S65.14] flags on single sales', () => {
    const email = 'jo@acme.example';
    const sales = [
      sale('own', { customerEmail: 'JO@acme.example' }),
      sale('firm', { customerEmail: 'kim@acme.example' }),
      sale('throwaway', { customerEmail: 'x@yopmail.com' }),
      sale('ip', { ip: '203.0.113.9' }),
      sale('coupon', { couponOwner: 'A2' }),
      sale('mine', { couponOwner: 'A1' }),
    ];
    expect(flagged({ email, sales })).toEqual([
      {
        rule: 'same-address',
        evidence: "JO@acme.example is the affiliate's own address",
        sales: ['own'],
      },
      {
        rule: 'same-domain',
        evidence: 'kim@acme.example has the mail domain of jo@acme.example',
        sales: ['firm'],
      },
      {
        rule: 'disposable-domain',
        evidence: 'x@yopmail.com lies at a disposable mail domain',
        sales: ['throwaway'],
      },
      { rule: 'same-ip', evidence: '203.0.113.9 is an address of the affiliate', sales: ['ip'] },
      { rule: 'coupon-origin', evidence: 'The coupon was issued to A2', sales: ['coupon'] },
    ]);
  });
});

describe('affiliate fraud review', () => {
  const decision = { by: 'Lead', on: '2026-03-02', reason: 'Checked by phone' };

  test('[S65.15] a flag holds the commissions it touches and cancels nothing', () => {
    const one = reviewAffiliate(
      rules,
      { ...clean, sales: [sale('S1', { couponOwner: 'A2' }), sale('S2')] },
      'USD',
    );
    expect(one).toEqual({
      value: 2_500,
      because: [{ text: '$25.00 of S1 is held: coupon-origin', part: 2_500 }],
      inputs: [
        { name: 'clicks', value: 1000 },
        { name: 'page views', value: 1500 },
        { name: 'conversions', value: 30 },
        { name: 'refunds', value: 1 },
        { name: 'verified email', value: true },
      ],
      rule: 'S65.15',
      preset: 'Standard',
      coverage: 100,
      currency: 'USD',
      flags: [{ rule: 'coupon-origin', evidence: 'The coupon was issued to A2', sales: ['S1'] }],
      holds: [{ state: 'held', sale: 'S1' }],
    });
    const month = {
      ...clean,
      conversions: 0,
      sales: [sale('S1', { couponOwner: 'A2' }), sale('S2')],
    };
    const whole = reviewAffiliate(rules, month, 'USD');
    expect(whole.value).toBe(5_000);
    expect(whole.because.map(({ text }) => text)).toEqual([
      '$25.00 of S1 is held: low-conversion, coupon-origin',
      '$25.00 of S2 is held: low-conversion',
    ]);
    expect(reviewAffiliate(rules, clean, 'USD')).toMatchObject({ value: 0, flags: [], holds: [] });
  });

  test('[S65.15] a decided sale is not held again', () => {
    const decided: AffiliateHold[] = [
      { state: 'released', sale: 'S1', ...decision },
      { state: 'held', sale: 'S2' },
    ];
    const again = reviewAffiliate(rules, { ...clean, emailVerified: false }, 'USD', decided);
    expect(again.value).toBe(4_000);
    expect(again.holds).toEqual([decided[0], { state: 'held', sale: 'S2' }]);
  });

  test('[S65.16] a held commission is released or reversed once, with a reason', () => {
    const held: AffiliateHold = { state: 'held', sale: 'S1' };
    expect(decideHold(held, 'reversed', decision)).toEqual({
      ok: true,
      value: { ...decision, state: 'reversed', sale: 'S1' },
    });
    const released = decideHold(held, 'released', decision);
    expect(released).toMatchObject({ ok: true, value: { state: 'released' } });
    expect(released.ok && decideHold(released.value, 'reversed', decision)).toEqual({
      ok: false,
      error: 'S1 was released on Mar 2, 2026 by Lead.',
    });
    expect(decideHold(held, 'reversed', { ...decision, reason: ' ' })).toEqual({
      ok: false,
      error: 'A reason is needed before S1 is reversed.',
    });
  });

  test('[S65.17] 30 days of review, refunds within 60 days, and the policy ranges', () => {
    expect(reviewEnds(rules, '2026-01-31')).toBe('2026-03-02');
    expect(refundReverses(rules, '2026-01-01', '2026-03-02')).toBe(true);
    expect(refundReverses(rules, '2026-01-01', '2026-03-03')).toBe(false);
    expect(policyWarnings(rules)).toEqual([]);
    expect(policyWarnings({ ...rules, minimumPayout: 100, refundReversalDays: 30 })).toEqual([]);
    expect(policyWarnings({ ...rules, minimumPayout: 101, refundReversalDays: 61 })).toEqual([
      'A minimum payout of 101 is outside 50 to 100',
      'Refund reversal within 61 days is outside 30 to 60',
    ]);
  });

  test('[S65.p1] the preset satisfies its schema, which says which field is wrong', () => {
    expect(affiliateFraudSchema.safeParse(rules).success).toBe(true);
    const issues = (rest: object) =>
      affiliateFraudSchema
        .safeParse({ ...rules, ...rest })
        .error?.issues.map(({ path, message }) => [path, message]);
    expect(issues({ lowConversionPercent: 21 })).toEqual([
      [['lowConversionPercent'], 'The low conversion rate lies under the high one.'],
    ]);
    expect(issues({ lowConversionPercent: 20 })).toBeUndefined();
    const fault = 'A mail domain in lower case, such as "example.com".';
    for (const domain of ['Gmail.com', 'gmail', 'a@gmail.com', 'gmail.com '])
      expect(issues({ publicDomains: [domain] })).toEqual([[['publicDomains', 0], fault]]);
  });

  test('[S65.p2] the amount held is the sum of its parts and never more than the commissions', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ commission: fc.nat(1_000_000), coupon: fc.constantFrom(null, 'A1', 'A2') }),
          { maxLength: 12 },
        ),
        fc.option(fc.nat(3000)),
        fc.nat(60),
        (list, clicks, conversions) => {
          const sales = list.map(({ commission, coupon }, at) =>
            sale(`S${at}`, { commission, couponOwner: coupon }),
          );
          const review = reviewAffiliate(rules, { ...clean, clicks, conversions, sales }, 'USD');
          const parts = review.because.map(({ part }) => part ?? 0);
          expect(review.value).toBe(parts.reduce((sum, part) => sum + part, 0));
          expect(review.value).toBeLessThanOrEqual(
            sales.reduce((sum, one) => sum + one.commission, 0),
          );
        },
      ),
      runs,
    );
  });
});
