import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  descriptionText,
  type ListingDescription,
  listingDraft,
  nameApproach,
  searchPreview,
  wholeParts,
} from '../../../../src/shared/enablement/marketplace/listing.ts';
import {
  listingRulesSchema,
  maxPoints,
  standardListingRules as rules,
} from '../../../../src/shared/enablement/marketplace/listing-rules.ts';
import {
  type ListingMeasures,
  measureListing,
  scoreListing,
  scoreMeasures,
} from '../../../../src/shared/enablement/marketplace/listing-score.ts';
import {
  categoryStrategies,
  descriptionParts,
  freeTierMultiple,
  launchTactics,
  listingElementIds,
  listingElements,
  listingPractices,
  marketPositions,
  nameApproaches,
  pricingDisplay,
  pricingModels,
  screenshotOrder,
} from '../../../../src/shared/playbooks/marketplace-listing.ts';
import { badListing, goodListing } from '../../../../src/shared/playbooks/marketplace-samples.ts';
import { runs } from '../../runs.ts';

const full: ListingMeasures = measureListing(goodListing);
const points = (changed: Partial<ListingMeasures>) => {
  const score = scoreMeasures(rules, { ...full, ...changed });
  return { value: score.value, outOf: score.outOf };
};
describe('listing score', () => {
  test('[S91.1] the good sample has all 100 points, each element with its sentence', () => {
    const score = scoreListing(rules, goodListing);
    expect(score).toMatchObject({
      value: 100,
      outOf: 100,
      coverage: 100,
      rule: 'S91.1',
      preset: 'Standard',
    });
    expect(score.because).toEqual([
      { text: 'Name: brand, category or use case, 15 of 15.', part: 15 },
      { text: 'Tagline: 8 words, under 10 asked, 10 of 10.', part: 10 },
      { text: 'Description: 7 of 7 parts, 20 of 20.', part: 20 },
      { text: 'Screenshots: 5 of 5, 20 of 20.', part: 20 },
      { text: 'Video: 75 seconds, 60-90 asked, 10 of 10.', part: 10 },
      { text: 'Reviews: 127 reviews, rated 4.8, 10 of 10.', part: 10 },
      { text: 'Category: primary, secondary, 10 of 10.', part: 10 },
      { text: 'Pricing: shown, 5 of 5.', part: 5 },
    ]);
    expect(score.inputs[2]).toEqual({ name: 'taglineWords', value: 8 });
  });

  test('[S91.1] the bad sample earns its brand, one part and its category', () => {
    const score = scoreListing(rules, badListing);
    expect(score).toMatchObject({ value: 23, outOf: 100 });
    expect(score.because.map(({ text }) => text)).toEqual([
      'Name: brand, no category or use case, 5 of 15.',
      'Tagline: 6 words, under 10 asked, 10 of 10.',
      'Description: 1 of 7 parts, 3 of 20.',
      'Screenshots: 0 of 5, 0 of 20.',
      'Video: none, 60-90 asked, 0 of 10.',
      'Reviews: 0 reviews, no rating, 0 of 10.',
      'Category: primary, no secondary, 5 of 10.',
      'Pricing: not shown, 0 of 5.',
    ]);
  });

  test.each([
    [{ namesBrand: false }, 95],
    [{ namesKeyword: false }, 90],
    [{ taglineWords: 0 }, 90],
    [{ taglineWords: 1 }, 100],
    [{ taglineWords: 9 }, 100],
    [{ taglineWords: 10 }, 90],
    [{ parts: 6 }, 97],
    [{ parts: 5 }, 94],
    [{ parts: 4 }, 91],
    [{ parts: 3 }, 89],
    [{ parts: 2 }, 86],
    [{ parts: 1 }, 83],
    [{ parts: 0 }, 80],
    [{ screenshots: 6 }, 100],
    [{ screenshots: 4 }, 96],
    [{ screenshots: 0 }, 80],
    [{ videoSeconds: 59 }, 90],
    [{ videoSeconds: 60 }, 100],
    [{ videoSeconds: 90 }, 100],
    [{ videoSeconds: 91 }, 90],
    [{ videoSeconds: 0 }, 90],
    [{ reviewCount: 19 }, 95],
    [{ reviewCount: 20 }, 100],
    [{ rating: 3.9 }, 95],
    [{ rating: 4 }, 100],
    [{ reviewCount: 0 }, 90],
    [{ primaryCategory: false }, 95],
    [{ secondaryCategory: false }, 95],
    [{ pricing: false }, 95],
  ] as const)('[S91.1] %j gives %i of 100', (changed, value) => {
    expect(points(changed)).toEqual({ value, outOf: 100 });
  });

  test('[S91.1] unknown figures give nothing and leave fewer points to be had', () => {
    expect(points({ screenshots: null })).toEqual({ value: 80, outOf: 80 });
    expect(points({ videoSeconds: null })).toEqual({ value: 90, outOf: 90 });
    expect(points({ reviewCount: null })).toEqual({ value: 95, outOf: 95 });
    expect(points({ rating: null })).toEqual({ value: 95, outOf: 95 });
    expect(points({ rating: null, reviewCount: 0 })).toEqual({ value: 90, outOf: 100 });
    expect(points({ rating: null, reviewCount: null })).toEqual({ value: 90, outOf: 90 });
    expect(points({ rating: 3, reviewCount: null })).toEqual({ value: 90, outOf: 95 });
    const text = (changed: Partial<ListingMeasures>, at: number) =>
      scoreMeasures(rules, { ...full, ...changed }).because[at];
    expect(text({ screenshots: null }, 3)).toEqual({ text: 'Screenshots: unknown.', part: null });
    expect(text({ videoSeconds: null }, 4)).toEqual({ text: 'Video: unknown.', part: null });
    expect(text({ rating: null, reviewCount: null }, 5)).toEqual({
      text: 'Reviews: unknown.',
      part: null,
    });
    expect(text({ reviewCount: null }, 5)?.text).toBe('Reviews: count unknown, rated 4.8, 5 of 5.');
    expect(text({ rating: null, reviewCount: 1 }, 5)?.text).toBe(
      'Reviews: 1 review, rating unknown, 0 of 5.',
    );
    expect(text({ namesBrand: false, primaryCategory: false }, 0)?.text).toBe(
      'Name: no brand, category or use case, 10 of 15.',
    );
    expect(text({ primaryCategory: false }, 6)?.text).toBe(
      'Category: no primary, secondary, 5 of 10.',
    );
  });

  test('[S91.p1] the parts add up to the score, which lies between 0 and what is to be had', () => {
    const maybe = (max: number) => fc.option(fc.nat({ max }));
    const measures: fc.Arbitrary<ListingMeasures> = fc.record({
      namesBrand: fc.boolean(),
      namesKeyword: fc.boolean(),
      taglineWords: fc.nat({ max: 15 }),
      parts: fc.nat({ max: 7 }),
      screenshots: maybe(9),
      videoSeconds: maybe(200),
      reviewCount: maybe(60),
      rating: maybe(5),
      primaryCategory: fc.boolean(),
      secondaryCategory: fc.boolean(),
      pricing: fc.boolean(),
    });
    fc.assert(
      fc.property(measures, (one) => {
        const { value, outOf, because } = scoreMeasures(rules, one);
        expect(because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(value);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(outOf);
        expect(outOf).toBeLessThanOrEqual(100);
      }),
      runs,
    );
  });

  test('[S91.p2] the preset satisfies its own schema: eight elements, 100 points', () => {
    expect(listingRulesSchema.parse(rules)).toEqual(rules);
    expect(listingElementIds.map((id) => maxPoints(rules, id))).toEqual([
      15, 10, 20, 20, 10, 10, 10, 5,
    ]);
    const messages = (changed: unknown): string[] =>
      listingRulesSchema.safeParse(changed).error?.issues.map(({ message }) => message) ?? [];
    expect(messages({ ...rules, points: { ...rules.points, pricing: 6 } })).toEqual([
      'The points of the eight elements must sum to 100.',
    ]);
    expect(messages({ ...rules, videoSeconds: { min: 91, max: 90 } })).toEqual([
      'The length of the video runs from its lower end up.',
    ]);
    expect(messages({ ...rules, videoSeconds: { min: 90, max: 90 } })).toEqual([]);
  });
});

describe('listing text', () => {
  test('[S91.2] the draft: title by form, description in its order, 160 characters for the search', () => {
    const draft = listingDraft({ ...goodListing, tagline: ' Short ' }, rules.previewCharacters);
    expect(draft.title).toBe('Example Sync: automate your CRM data for your CRM');
    expect(draft.tagline).toBe('Short');
    expect(draft.description).toBe(
      [
        'Stop copying data between your CRM and the tools around it.',
        'Copying by hand costs hours every week and leaves records that disagree.',
        'One connection keeps 50 tools and more in step with your CRM.',
        '- Real-time sync: nobody works with yesterday\u2019s data\n- Two-way, no code: set up in 5 minutes without an engineer\n- Audit trail: every change can be traced',
        '- Sales: complete records\n- Operations: no manual exports',
        '- Install\n- Connect, which takes 2 minutes\n- Configure',
        '- Documentation\n- Contact',
      ].join('\n\n'),
    );
    expect(draft.preview).toBe(
      'Stop copying data between your CRM and the tools around it. Copying by hand costs hours every week and leaves records that disagree. One connection keeps 50 too',
    );
    expect(draft.preview).toHaveLength(160);
    const emoji = { ...goodListing.description, hook: '\u{1F680}\u{1F680}\u{1F680} go' };
    expect(searchPreview(emoji, 2)).toBe('\u{1F680}\u{1F680}');
  });

  test('[S91.2] what is not written leaves no gap', () => {
    expect(descriptionText(badListing.description)).toBe('A robust, best-in-class offering.');
    expect(descriptionText({ ...badListing.description, hook: ' ', useCases: ['Sales'] })).toBe(
      'Sales',
    );
  });

  test('[S91.3] a part is whole with all its pieces: 3 features with benefit, 3 steps, docs and contact', () => {
    const whole = (changed: Partial<ListingDescription>) =>
      wholeParts({ ...goodListing.description, ...changed });
    expect(whole({})).toEqual(descriptionParts.map(({ id }) => id));
    const { features, gettingStarted } = goodListing.description;
    expect(whole({ features: features.slice(1) })).not.toContain('features');
    expect(
      whole({ features: [...features.slice(1), { feature: 'API', benefit: ' ' }] }),
    ).not.toContain('features');
    expect(
      whole({ features: [...features.slice(1), { feature: ' ', benefit: 'x' }] }),
    ).not.toContain('features');
    expect(whole({ gettingStarted: gettingStarted.slice(1) })).not.toContain('gettingStarted');
    expect(whole({ gettingStarted: ['Install', ' ', 'Configure'] })).not.toContain(
      'gettingStarted',
    );
    expect(whole({ support: ['Docs'] })).not.toContain('support');
    expect(whole({ useCases: [] })).not.toContain('useCases');
    expect(whole({ problem: ' ' })).not.toContain('problem');
  });

  test('[S91.4] the name by what people know', () => {
    expect(nameApproach(true, false)).toBe('brand-category');
    expect(nameApproach(false, false)).toBe('action-benefit');
    expect([nameApproach(true, true), nameApproach(false, true)]).toEqual([
      'platform-brand',
      'platform-brand',
    ]);
    expect(nameApproaches).toHaveLength(3);
  });

  test('[S91.7] the tables are complete', () => {
    expect(listingElementIds.map((id) => listingElements[id].impact)).toEqual([
      'critical',
      'high',
      'high',
      'critical',
      'high',
      'critical',
      'high',
      'medium',
    ]);
    expect(listingPractices).toHaveLength(6);
    expect(descriptionParts.map(({ least }) => least)).toEqual([1, 1, 1, 3, 1, 3, 2]);
    expect(screenshotOrder).toEqual(['Hero', 'Workflow', 'Feature 1', 'Feature 2', 'Results']);
    expect(categoryStrategies).toHaveLength(4);
    expect(pricingModels.map((one) => pricingDisplay[one].display)).toEqual([
      'Prominent "Free" badge',
      'Free plan available',
      '14-day free trial',
      'Contact sales',
      'Starting at $X/mo',
    ]);
    expect(marketPositions).toHaveLength(4);
    expect(launchTactics).toHaveLength(3);
    expect(freeTierMultiple).toEqual({ min: 3, max: 5 });
  });
});
