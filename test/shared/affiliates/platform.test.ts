import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BuildOrBuyFacts,
  buildOrBuy,
  buildOrBuySchema,
  standardBuildOrBuy,
} from '../../../src/shared/affiliates/build-or-buy.ts';
import {
  type PlatformFacts,
  platformTreeSchema,
  recommendPlatform,
  standardPlatformTree as tree,
} from '../../../src/shared/affiliates/platform.ts';
import {
  affiliatePlatforms,
  partnerToolKinds,
  platformFeatures,
  platformPriceNotice,
  platformsByStage,
  portalOptions,
} from '../../../src/shared/playbooks/affiliate-platforms.ts';
import { runs } from '../runs.ts';

const open: PlatformFacts = {
  currency: 'USD',
  mrr: null,
  stripe: null,
  emailAutomation: null,
  severalTypes: null,
  complexAttribution: null,
};
const named = (thousands: number, rest: Partial<PlatformFacts> = {}): string | null =>
  recommendPlatform(tree, { ...open, mrr: thousands * 100_000, ...rest }).value;

const nothing: BuildOrBuyFacts = {
  uniqueAttribution: null,
  customCommission: null,
  deepIntegration: null,
  transactionsPerMonth: null,
  firstProgram: null,
  wantsNetwork: null,
  weeksToLaunch: null,
  affiliates: null,
};
const choice = (rest: Partial<BuildOrBuyFacts>) =>
  buildOrBuy(standardBuildOrBuy, { ...nothing, ...rest });

describe('platform', () => {
  test('[S61.1] the tree asks what its band asks and tells why', () => {
    expect(recommendPlatform(tree, { ...open, mrr: 500_000, stripe: true })).toEqual({
      value: 'Rewardful',
      because: [
        { text: '$5,000 of monthly recurring revenue; Stripe is in use: Rewardful', part: null },
      ],
      inputs: [
        { name: 'monthly recurring revenue', value: 500_000 },
        { name: 'stripe', value: true },
      ],
      rule: 'S61.1',
      preset: 'Standard',
      coverage: 100,
      platforms: ['rewardful'],
    });
    expect(named(5, { stripe: false })).toBe('Refgrow');
    expect(named(0)).toBe('Rewardful or Refgrow');
    expect(recommendPlatform(tree, open)).toMatchObject({
      value: null,
      platforms: [],
      coverage: 0,
      because: [{ text: 'The monthly recurring revenue is not known', part: null }],
    });
    expect(recommendPlatform(tree, { ...open, mrr: -1 }).value).toBeNull();
  });

  test('[S61.2] $10K to $100K: email automation first, then Stripe, else FirstPromoter', () => {
    expect(named(10, { emailAutomation: true, stripe: true })).toBe('FirstPromoter');
    expect(named(50, { emailAutomation: false, stripe: true })).toBe('Rewardful');
    expect(named(50, { stripe: true })).toBe('Rewardful');
    expect(named(50, { emailAutomation: false, stripe: false })).toBe('FirstPromoter');
    expect(named(50)).toBe('FirstPromoter');
    const said = recommendPlatform(tree, { ...open, mrr: 5_000_000, emailAutomation: false });
    expect(said.because[0]?.text).toBe(
      '$50,000 of monthly recurring revenue; email automation is not needed; whether Stripe is in use is open: FirstPromoter',
    );
    expect(said.coverage).toBe(66);
  });

  test('[S61.3] from $100K partner types decide, from $500K attribution; unanswered shows both', () => {
    expect(named(100, { severalTypes: true })).toBe('PartnerStack');
    expect(named(300, { severalTypes: false })).toBe('FirstPromoter');
    expect(named(300)).toBe('PartnerStack or FirstPromoter');
    expect(named(500, { complexAttribution: true })).toBe('Impact.com');
    expect(named(500, { complexAttribution: false })).toBe('PartnerStack');
    const both = recommendPlatform(tree, { ...open, mrr: 50_000_000 });
    expect(both.platforms).toEqual(['impact', 'partnerstack']);
    expect(both.because[0]?.text).toBe(
      '$500,000 of monthly recurring revenue; whether attribution is complex is open: Impact.com or PartnerStack',
    );
    const text = (facts: Partial<PlatformFacts>): string =>
      recommendPlatform(tree, { ...open, ...facts }).because[0]?.text ?? '';
    expect(text({ mrr: 500_000, stripe: false })).toContain('; Stripe is not in use: ');
    expect(text({ mrr: 1_000_000, emailAutomation: true })).toContain(
      '; email automation is needed: ',
    );
    expect(text({ mrr: 1_000_000 })).toContain(
      '; whether email automation is needed is open; whether Stripe is in use is open: ',
    );
    expect(text({ mrr: 10_000_000, severalTypes: true })).toContain(
      '; there are several partner types: ',
    );
    expect(text({ mrr: 10_000_000, severalTypes: false })).toContain(
      '; there are only affiliates: ',
    );
    expect(text({ mrr: 10_000_000 })).toContain(
      '; whether there are several partner types is open: ',
    );
    expect(text({ mrr: 50_000_000, complexAttribution: true })).toContain(
      '; attribution is complex, at enterprise scale: ',
    );
    expect(text({ mrr: 50_000_000, complexAttribution: false })).toContain(
      '; attribution is not complex: a B2B SaaS ecosystem: ',
    );
  });

  test('[S61.4] on a band edge the upper band holds, in any currency', () => {
    const just = (mrr: number) => recommendPlatform(tree, { ...open, mrr }).value;
    expect(just(999_999)).toBe('Rewardful or Refgrow');
    expect(just(1_000_000)).toBe('FirstPromoter');
    expect(just(9_999_999)).toBe('FirstPromoter');
    expect(just(10_000_000)).toBe('PartnerStack or FirstPromoter');
    expect(just(49_999_999)).toBe('PartnerStack or FirstPromoter');
    expect(just(50_000_000)).toBe('Impact.com or PartnerStack');
    expect(recommendPlatform(tree, { ...open, currency: 'JPY', mrr: 10_000 }).value).toBe(
      'FirstPromoter',
    );
  });

  test('[S61.5] any reason to build wins; without reasons there is no verdict', () => {
    expect(choice({ transactionsPerMonth: 10_001, affiliates: 8 })).toMatchObject({
      value: 'build',
      because: [
        { text: 'Build: 10,001 transactions a month are over 10,000', part: null },
        { text: 'Buy: 8 affiliates are under 500', part: null },
      ],
      rule: 'S61.5',
      preset: 'Standard',
      coverage: 25,
    });
    expect(choice({})).toMatchObject({
      value: null,
      because: [{ text: 'No reason either way', part: null }],
      coverage: 0,
    });
    expect(
      choice({ transactionsPerMonth: 10_000, affiliates: 500, weeksToLaunch: 4 }).value,
    ).toBeNull();
    expect(choice({ affiliates: 499 }).value).toBe('buy');
    expect(choice({ weeksToLaunch: 3 }).because[0]?.text).toBe('Buy: launch in 3 weeks is under 4');
    const saying = (rest: Partial<BuildOrBuyFacts>) => {
      const { value, because } = choice(rest);
      return [value, because[0]?.text];
    };
    expect(saying({ uniqueAttribution: true })).toEqual(['build', 'Build: attribution is unique']);
    expect(saying({ customCommission: true })).toEqual([
      'build',
      'Build: commission is highly custom',
    ]);
    expect(saying({ deepIntegration: true })).toEqual([
      'build',
      'Build: deep proprietary integration is needed',
    ]);
    expect(saying({ firstProgram: true })).toEqual(['buy', 'Buy: it is the first program']);
    expect(saying({ wantsNetwork: true })).toEqual(['buy', 'Buy: an existing network is wanted']);
    expect(choice({ firstProgram: false, uniqueAttribution: false }).value).toBeNull();
    expect(choice({}).inputs.map(({ name }) => name)).toEqual([
      'unique attribution',
      'highly custom commission',
      'deep proprietary integration',
      'affiliate transactions a month',
      'first program',
      'existing network wanted',
      'weeks to launch',
      'affiliates',
    ]);
  });

  test('[S61.6] the table has eight platforms, two with one printed price', () => {
    expect(
      Object.values(affiliatePlatforms).map(({ name, monthlyPrice }) => [name, monthlyPrice]),
    ).toEqual([
      ['PartnerStack', null],
      ['Impact.com', null],
      ['Rewardful', { min: 49, max: 49 }],
      ['FirstPromoter', { min: 99, max: 99 }],
      ['Refgrow', { min: 0, max: 49 }],
      ['ShareASale / CJ', null],
      ['Tapfiliate', null],
      ['In-house', null],
    ]);
    expect(affiliatePlatforms.partnerstack.priceNotes).toHaveLength(2);
    expect(platformPriceNotice).toContain('out of date');
    expect(platformsByStage.map(({ platforms }) => platforms)).toEqual([
      ['rewardful', 'firstpromoter'],
      ['partnerstack', 'impact'],
    ]);
  });

  test('[S61.7] ten features: the first five must be there', () => {
    expect(platformFeatures.map(({ need }) => need)).toEqual([
      ...Array.from({ length: 5 }, () => 'must'),
      ...Array.from({ length: 5 }, () => 'nice'),
    ]);
  });

  test('[S61.8] six portal options and five kinds of tools', () => {
    expect(portalOptions).toHaveLength(6);
    expect(portalOptions.at(-1)).toMatchObject({ partnersUnder: 20 });
    expect(partnerToolKinds).toHaveLength(5);
  });

  test('[S61.p1] every revenue has exactly one band, and every answer is one of the platforms', () => {
    const answer = fc.constantFrom(true, false, null);
    fc.assert(
      fc.property(fc.nat(100_000_000), answer, answer, answer, answer, (mrr, a, b, c, d) => {
        const { platforms } = recommendPlatform(tree, {
          currency: 'USD',
          mrr,
          stripe: a,
          emailAutomation: b,
          severalTypes: c,
          complexAttribution: d,
        });
        expect([1, 2]).toContain(platforms.length);
        expect(platforms.every((id) => id in affiliatePlatforms)).toBe(true);
      }),
      runs,
    );
  });

  test('[S61.p2] the presets satisfy their schemas; bands must come down to 0', () => {
    expect(platformTreeSchema.safeParse(tree).success).toBe(true);
    expect(buildOrBuySchema.safeParse(standardBuildOrBuy).success).toBe(true);
    const issues = (bands: unknown) =>
      platformTreeSchema
        .safeParse({ ...tree, bands })
        .error?.issues.map(({ path, message }) => [path, message]);
    const fault = [[['bands'], 'Bands run from the highest revenue down to 0.']];
    expect(issues(tree.bands.toReversed())).toEqual(fault);
    expect(issues(tree.bands.slice(0, 2))).toEqual(fault);
    expect(issues(tree.bands.slice(-1))).toBeUndefined();
  });
});
