import { describe, expect, test } from 'vitest';
import type {
  Listing,
  ListingDescription,
} from '../../../../src/shared/enablement/marketplace/listing.ts';
import { listingFaults } from '../../../../src/shared/enablement/marketplace/listing-faults.ts';
import { standardListingRules as rules } from '../../../../src/shared/enablement/marketplace/listing-rules.ts';
import {
  mentionsAny,
  occurrences,
  wordsOf,
} from '../../../../src/shared/enablement/marketplace/listing-words.ts';
import {
  badListing,
  badListingFaults,
  goodListing,
} from '../../../../src/shared/playbooks/marketplace-samples.ts';

const faults = (changed: Partial<Listing>): string[] =>
  listingFaults(rules, { ...goodListing, ...changed }).map(({ id }) => id);
const described = (changed: Partial<ListingDescription>): Partial<Listing> => ({
  description: { ...goodListing.description, ...changed },
});

describe('listing faults', () => {
  test('[S91.5] the bad sample shows its six faults, and no screenshots, reviews or call to action', () => {
    expect(faults({})).toEqual([]);
    const found = listingFaults(rules, badListing);
    expect(found.map(({ id }) => id)).toEqual([
      ...badListingFaults,
      'no screenshots',
      'no reviews',
      'no call to action',
    ]);
    expect(found.map(({ impact }) => impact)).toEqual([
      'critical',
      'high',
      'high',
      'critical',
      'high',
      'high',
      'critical',
      'critical',
      'high',
    ]);
    expect(found.map(({ text }) => text)).toEqual([
      'The name says neither category nor use case.',
      'The tagline could stand on any listing.',
      'A feature is named without what it brings.',
      'No quote, no number of customers and no review.',
      'Nobody is told how to start.',
      'Words only companies use: robust and best-in-class.',
      'There is no screenshot.',
      'There is no review.',
      'Nothing asks the reader to install or connect.',
    ]);
  });

  test('[S91.5] a tagline of exactly 10 words is too long; a blank one is vague', () => {
    expect(faults({ tagline: 'CRM two three four five six seven eight nine' })).toEqual([]);
    expect(
      listingFaults(rules, {
        ...goodListing,
        tagline: 'CRM two three four five six seven eight nine ten',
      }),
    ).toEqual([
      {
        id: 'long tagline',
        impact: 'high',
        text: 'The tagline has 10 words; it must have fewer than 10.',
      },
    ]);
    expect(faults({ tagline: ' ' })).toEqual(['vague tagline']);
    expect(faults({ tagline: 'The best CRM sync' })).toEqual([]);
    expect(faults({ tagline: 'Sync without typing' })).toEqual([]);
    expect(faults({ tagline: 'A better way' })).toEqual(['vague tagline']);
  });

  test('[S91.5] one proof is enough, unknown figures are no fault', () => {
    const proof = (customerQuote: string, customers: number | null, reviewCount: number | null) =>
      faults({ customerQuote, customers, reviewCount });
    expect(proof(' ', null, null)).toEqual(['no social proof']);
    expect(proof('', 0, 0)).toEqual(['no social proof', 'no reviews']);
    expect(proof('It helps.', null, null)).toEqual([]);
    expect(proof('', 1, null)).toEqual([]);
    expect(proof('', null, 1)).toEqual([]);
    expect(faults({ screenshots: null, videoSeconds: null })).toEqual([]);
    expect(faults({ screenshots: 0 })).toEqual(['no screenshots']);
  });

  test('[S91.5] video length, hook, corporate words in a feature, first step, keywords', () => {
    expect([0, 60, 90].flatMap((videoSeconds) => faults({ videoSeconds }))).toEqual([]);
    expect(listingFaults(rules, { ...goodListing, videoSeconds: 59 })).toEqual([
      { id: 'video length', impact: 'high', text: 'The video has 59 seconds; 60-90 are asked.' },
    ]);
    expect(faults({ videoSeconds: 91 })).toEqual(['video length']);
    expect(faults({ videoSeconds: 1 })).toEqual(['video length']);
    expect(listingFaults(rules, { ...goodListing, ...described({ hook: 'One. Two.' }) })).toEqual([
      { id: 'hook too long', impact: 'high', text: 'The hook is one sentence, not 2.' },
    ]);
    const { features } = goodListing.description;
    expect(faults(described({ features: [...features, { feature: ' ', benefit: ' ' }] }))).toEqual(
      [],
    );
    expect(
      faults(described({ features: [...features, { feature: 'Synergy', benefit: '' }] })),
    ).toEqual(['features without benefit', 'corporate language']);
    expect(faults({ name: 'Leverage your CRM' })).toEqual(['corporate language']);
    expect(faults({ tagline: 'Holistic CRM' })).toEqual(['corporate language']);
    expect(faults(described({ gettingStarted: ['Install'] }))).toEqual([]);
    expect(faults({ keywords: [] })).toContain('generic name');
    expect(faults({ callToAction: ' ' })).toEqual(['no call to action']);
  });

  test('[S91.5] words are whole words whatever the case; a compound is one, a dash alone is none', () => {
    expect(wordsOf('Sync - two-way, it\u2019s 2x!')).toEqual([
      'sync',
      'two-way',
      'it\u2019s',
      '2x',
    ]);
    expect(wordsOf(' - ')).toEqual([]);
    expect(occurrences('CRM data, crm DATA, crmdata', 'Crm data')).toBe(2);
    expect([
      occurrences('abc', ''),
      occurrences('CRM', 'CRM data'),
      occurrences('recrm', 'crm'),
    ]).toEqual([0, 0, 0]);
    expect([
      mentionsAny('a b', ['c', 'b']),
      mentionsAny('a b', ['c']),
      mentionsAny('a', []),
    ]).toEqual([true, false, false]);
  });
});
