import { describe, expect, test } from 'vitest';
import {
  type AffiliateProgram,
  affiliateProgramSchema,
  affiliateTemplates,
  defaultAffiliateTemplate,
} from '../../../src/shared/affiliates/program.ts';
import {
  checkAffiliateProgram,
  headlineRate,
  type ProgramCheck,
  type ProgramContext,
  programChecksSchema,
  standardProgramChecks as rules,
} from '../../../src/shared/affiliates/program-check.ts';
import { affiliateTermSheet } from '../../../src/shared/affiliates/term-sheet.ts';
import { volumePresets } from '../../../src/shared/affiliates/volume-tiers.ts';
import {
  affiliateAgreementOutline,
  affiliateFitQuestions,
  affiliateTracks,
  badAffiliateProgramFaults,
  goodProgramReasons,
} from '../../../src/shared/playbooks/affiliate-program.ts';

const good = affiliateTemplates['good-example'];
const bad = affiliateTemplates['bad-example'];
const range = affiliateTemplates['range-template'];
const context: ProgramContext = { industry: null, largeDeals: false };
const check = (
  id: string,
  program: AffiliateProgram,
  about: ProgramContext = context,
): ProgramCheck | undefined =>
  checkAffiliateProgram(rules, program, about).find((one) => one.id === id);
const statusOf = (id: string, program: AffiliateProgram, about: ProgramContext = context) =>
  check(id, program, about)?.status;
const recurring = (percent: number): AffiliateProgram => ({
  ...good,
  recurring: { range: { min: 20, max: 40 }, percent, months: 12 },
});

describe('affiliate program designer', () => {
  test('[S58.1] the templates carry the figures of the field', () => {
    expect(range).toMatchObject({
      firstSale: { range: { min: 20, max: 30 }, percent: 20 },
      recurring: { range: { min: 10, max: 20 }, percent: 10, months: 12 },
      bump: { fromSales: 5, points: 5 },
      cookieChoices: [30, 60, 90],
      cookieDays: 60,
      attribution: 'last-click',
      payout: {
        minimum: 50,
        minimumRange: { min: 50, max: 100 },
        holdbackDays: 30,
        every: 'month',
      },
    });
    expect(range.restrictions).toHaveLength(7);
    expect(good).toMatchObject({
      firstSale: null,
      recurring: { range: { min: 20, max: 40 }, percent: 30, months: 12 },
      volumeTiers: 'V2',
      cookieDays: 60,
      managerFromReferrals: 10,
      payout: { every: 'month', minimum: 50, holdbackDays: 30 },
      restrictions: ['disclosure', 'brand-bidding', 'coupon-sites'],
      tooling: { coBrandedPages: true, dashboard: true },
      communication: { monthlyReport: true },
    });
    expect(bad).toMatchObject({
      firstSale: { percent: 5 },
      recurring: null,
      payout: { every: 'quarter', minimum: 500 },
    });
    expect(defaultAffiliateTemplate).toBe('good-example');
  });

  test('[S58.2] three tracks', () => {
    expect(affiliateTracks.map(({ name, joins }) => [name, joins])).toEqual([
      ['Standard', 'Self-serve'],
      ['Preferred', 'By application'],
      ['Ambassador', 'By invitation'],
    ]);
  });

  test('[S58.3] the examples say why they work and what is wrong', () => {
    expect(goodProgramReasons).toHaveLength(5);
    expect(badAffiliateProgramFaults).toHaveLength(7);
    expect(affiliateFitQuestions).toHaveLength(1);
  });

  test('[S58.4] the good example warns of nothing', () => {
    expect(
      checkAffiliateProgram(rules, good, { industry: { min: 20, max: 30 }, largeDeals: false }),
    ).toEqual([
      {
        id: 'low-commission',
        status: 'ok',
        text: '30% is a competitive commission',
        rule: 'S58.4',
      },
      { id: 'one-time-only', status: 'ok', text: 'Commission is recurring', rule: 'S58.4' },
      {
        id: 'top-performers-ignored',
        status: 'ok',
        text: 'Top performers are rewarded',
        rule: 'S58.4',
      },
      {
        id: 'manual-tracking',
        status: 'ok',
        text: 'A platform tracks clicks and sales',
        rule: 'S58.4',
      },
      {
        id: 'no-materials',
        status: 'ok',
        text: 'Affiliates get banners, email templates, social copy and landing pages',
        rule: 'S58.4',
      },
      { id: 'no-fraud-prevention', status: 'ok', text: 'Fraud controls are on', rule: 'S58.4' },
      { id: 'over-restrictive', status: 'ok', text: 'Restrictions are fair', rule: 'S58.4' },
      {
        id: 'no-communication',
        status: 'ok',
        text: 'Affiliates hear from the program regularly',
        rule: 'S58.4',
      },
      { id: 'slow-payment', status: 'ok', text: 'Payment is monthly', rule: 'S58.4' },
      {
        id: 'high-minimum',
        status: 'ok',
        text: 'A payout minimum of 50 is within 100',
        rule: 'S58.4',
      },
      { id: 'outside-range', status: 'ok', text: 'All values are in range', rule: 'S58.5' },
      {
        id: 'large-deals',
        status: 'ok',
        text: 'Deals are small enough for affiliates',
        rule: 'S58.6',
      },
    ]);
  });

  test('[S58.4] the bad example warns of every fault', () => {
    const checks = checkAffiliateProgram(
      rules,
      { ...bad, restrictions: ['exclusivity', 'channel-ban'] },
      context,
    );
    expect(checks.flatMap(({ status, text }) => (status === 'warn' ? [text] : []))).toEqual([
      '5% motivates nobody: 5% or less is too low',
      'Commission is paid once only: add recurring commission',
      'Top performers earn no more than others: add volume tiers, a bonus or a manager',
      'Tracking by hand leads to disputes: use a tracking platform',
      'Affiliates get no materials: add banners, emails, social copy and landing pages',
      'There is no fraud prevention: switch the controls on before launch',
      'Restrictions go beyond what is fair: No promotion of competing products and Whole channels such as email or social are closed',
      'Affiliates hear nothing: send a monthly report or a newsletter',
      'Payment each quarter is too slow: pay monthly at least',
      'A payout minimum of 500 is above 100',
      'Outside the range of the template: first-sale rate and payout minimum',
    ]);
  });

  test('[S58.4] 5% or less is too low, and so is less than the industry pays', () => {
    expect(statusOf('low-commission', recurring(5))).toBe('warn');
    expect(statusOf('low-commission', recurring(5.1))).toBe('ok');
    const industry = { min: 20, max: 30 };
    expect(statusOf('low-commission', recurring(20), { ...context, industry })).toBe('ok');
    expect(check('low-commission', recurring(19.9), { ...context, industry })?.text).toBe(
      '19.9% is below the usual rates of the industry, which start at 20%',
    );
    expect(statusOf('low-commission', recurring(19.9), { ...context, industry })).toBe('warn');
    expect(headlineRate(range)).toBe(20);
    expect(headlineRate(good)).toBe(30);
    expect(headlineRate(bad)).toBe(5);
  });

  test('[S58.4] one reward, one channel and the exact minimum are enough', () => {
    const plain: AffiliateProgram = {
      ...good,
      volumeTiers: null,
      bump: null,
      managerFromReferrals: null,
    };
    const id = 'top-performers-ignored';
    expect(statusOf(id, plain)).toBe('warn');
    expect(statusOf(id, { ...plain, volumeTiers: 'V1' })).toBe('ok');
    expect(statusOf(id, { ...plain, bump: { fromSales: 5, points: 5 } })).toBe('ok');
    expect(statusOf(id, { ...plain, managerFromReferrals: 10 })).toBe('ok');
    const hears = (monthlyReport: boolean, newsletter: boolean) =>
      statusOf('no-communication', { ...good, communication: { monthlyReport, newsletter } });
    expect([hears(false, false), hears(true, false), hears(false, true)]).toEqual([
      'warn',
      'ok',
      'ok',
    ]);
    const minimum = (amount: number) =>
      statusOf('high-minimum', { ...good, payout: { ...good.payout, minimum: amount } });
    expect([minimum(100), minimum(100.01)]).toEqual(['ok', 'warn']);
  });

  test('[S58.5] a value outside its range warns and does not block', () => {
    const text = (rest: Partial<AffiliateProgram>) =>
      check('outside-range', { ...good, ...rest })?.text;
    expect(statusOf('outside-range', recurring(40))).toBe('ok');
    expect(check('outside-range', recurring(41))?.text).toBe(
      'Outside the range of the template: recurring rate',
    );
    expect(text({ cookieDays: 45 })).toBe('Outside the range of the template: cookie of 45 days');
    expect(text({ payout: { ...good.payout, minimum: 10, minimumRange: null } })).toBe(
      'All values are in range',
    );
    expect(statusOf('outside-range', { ...good, cookieDays: 90 })).toBe('ok');
  });

  test('[S58.6] large deals speak against affiliates; unknown asks', () => {
    expect(check('large-deals', good, { ...context, largeDeals: true })).toEqual({
      id: 'large-deals',
      status: 'warn',
      text: 'Affiliates may be the wrong choice for large deals',
      rule: 'S58.6',
    });
    expect(check('large-deals', good, { ...context, largeDeals: null })).toEqual({
      id: 'large-deals',
      status: 'unknown',
      text: 'Are the deals large? Affiliates may not fit then',
      rule: 'S58.6',
    });
  });

  test('[S58.7] the terms page of the good example', () => {
    expect(affiliateTermSheet(good, volumePresets.V2, 'USD')).toEqual([
      { term: 'Commission', text: '30% recurring for 12 months' },
      {
        term: 'Volume tiers',
        text: 'Converted referrals of the month: from 1 30%, from 11 35% and from 26 40% and a quarterly bonus',
      },
      { term: 'Cookie', text: '60 days' },
      { term: 'Attribution', text: 'The last click before the sale is credited' },
      { term: 'Payment', text: 'Every month, from $50' },
      { term: 'Holdback', text: '30 days for refunds and review' },
      {
        term: 'Tracking',
        text: 'By a platform, with a real-time dashboard of clicks, conversions and commissions',
      },
      {
        term: 'Materials',
        text: 'Banners, email templates, social copy, landing pages and co-branded pages',
      },
      { term: 'Communication', text: 'Monthly report' },
      { term: 'Manager', text: 'Dedicated from 10 referrals a month' },
      { term: 'Rule', text: 'Affiliates disclose the relationship' },
      { term: 'Rule', text: 'No paid search on brand terms unless approved' },
      { term: 'Rule', text: 'No coupon or deal sites without approval' },
    ]);
    expect(affiliateAgreementOutline).toHaveLength(9);
  });

  test('[S58.7] the terms page leaves out what a program does not have', () => {
    expect(affiliateTermSheet(bad, null, 'JPY')).toEqual([
      { term: 'Commission', text: '5% of the first payment' },
      { term: 'Cookie', text: '30 days' },
      { term: 'Attribution', text: 'The last click before the sale is credited' },
      { term: 'Payment', text: 'Every quarter, from ¥500' },
      { term: 'Holdback', text: '0 days for refunds and review' },
      { term: 'Tracking', text: 'By hand' },
    ]);
    const both = affiliateTermSheet(
      {
        ...range,
        attribution: 'first-click',
        recurring: { range: { min: 10, max: 20 }, percent: 10, months: null },
      },
      volumePresets.V4,
      'USD',
    );
    expect(both[0]?.text).toBe(
      "20% of the first payment and 10% recurring for the customer's lifetime",
    );
    expect(both[1]?.text).toBe(
      'Converted sales of the month: from 1 base rate plus 0 points and from 5 base rate plus 5 points',
    );
    expect(both[2]).toEqual({
      term: 'Bonus',
      text: '5 percentage points more on all sales of a month with 5 or more',
    });
    expect(both[4]?.text).toBe('The first click is credited');
    expect(both.find(({ term }) => term === 'Communication')?.text).toBe(
      'Monthly report and newsletter',
    );
    expect(both.find(({ term }) => term === 'Manager')).toBeUndefined();
    const multi = affiliateTermSheet(
      { ...good, attribution: 'multi-touch' },
      volumePresets.V1,
      'USD',
    );
    expect(multi.find(({ term }) => term === 'Attribution')?.text).toBe(
      'Credit is shared by all touches',
    );
    expect(multi[1]?.text).toContain('from 51 35% and a bonus');
  });

  test('[S58.p1] every template satisfies the schema; a program pays somehow', () => {
    for (const program of Object.values(affiliateTemplates))
      expect(affiliateProgramSchema.safeParse(program).success).toBe(true);
    expect(programChecksSchema.safeParse(rules).success).toBe(true);
    const unpaid = affiliateProgramSchema.safeParse({ ...bad, firstSale: null });
    expect(unpaid.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['recurring'], 'A program pays on the first sale, on recurring payments, or both.'],
    ]);
  });
});
