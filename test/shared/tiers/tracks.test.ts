import { describe, expect, test } from 'vitest';
import {
  evaluateTrack,
  ladderOfTrack,
  multiTrack,
  multiTrackSchema,
} from '../../../src/shared/tiers/tracks.ts';
import { tierFacts, today } from './facts.ts';

describe('tracks', () => {
  test('[S11.11] the solution track starts with the criteria of T1', () => {
    const facts = tierFacts({ arr: 100_000, certified: 2 });
    const track = evaluateTrack(multiTrack, 'solution', facts, today);
    expect(track).toMatchObject({
      ok: true,
      value: {
        kind: 'ladder',
        track: 'Solution',
        open: [],
        result: { certain: { name: 'Gold', index: 1 }, preset: 'T7 Solution', standing: 'Gold' },
      },
    });
    expect(
      evaluateTrack(
        multiTrack,
        'solution',
        tierFacts({ arr: 24_999, referrals: 0, certified: 2 }),
        today,
      ),
    ).toMatchObject({
      value: { result: { earned: null, standing: 'Prospect' } },
    });
  });

  test('[S11.11] steps without criteria are reached by nobody, and said to be open', () => {
    expect(evaluateTrack(multiTrack, 'technology', tierFacts({}), today)).toMatchObject({
      value: {
        open: ['Certified', 'Premier'],
        result: { certain: { name: 'Registered' }, next: { top: true } },
      },
    });
    const blank = {
      ...multiTrack,
      tracks: multiTrack.tracks.map((track) =>
        track.kind === 'flat'
          ? track
          : { ...track, steps: track.steps.map((step) => ({ ...step, allOf: null })) },
      ),
    };
    expect(evaluateTrack(blank, 'solution', tierFacts({}), today)).toEqual({
      ok: true,
      value: {
        kind: 'ladder',
        track: 'Solution',
        result: null,
        open: ['Silver', 'Gold', 'Platinum'],
      },
    });
    expect(multiTrackSchema.parse(blank)).toEqual(blank);
  });

  test('[S11.11] the referral track is flat; an unknown track is refused', () => {
    expect(evaluateTrack(multiTrack, 'referral', tierFacts({}), today)).toEqual({
      ok: true,
      value: {
        kind: 'flat',
        track: 'Referral',
        benefits: ['15% of first-year revenue', 'Paid monthly', '30-day refund holdback'],
      },
    });
    expect(evaluateTrack(multiTrack, 'gold', tierFacts({}), today)).toEqual({
      ok: false,
      error: 'The track "gold" is not one of Multi-track program: technology, solution, referral.',
    });
  });

  test('[S11.11] T7 satisfies its schema; faults name the track', () => {
    expect(multiTrackSchema.parse(multiTrack)).toEqual(multiTrack);
    expect(multiTrack).toMatchInlineSnapshot(`
      {
        "name": "Multi-track program",
        "preset": "T7",
        "tracks": [
          {
            "benefits": [
              "Free marketplace listing",
              "10-15% revenue share on co-sold deals",
            ],
            "id": "technology",
            "kind": "ladder",
            "name": "Technology",
            "noTier": "Prospect",
            "steps": [
              {
                "allOf": [
                  {
                    "anyOf": [
                      {
                        "atLeast": 1,
                        "measure": "agreement",
                      },
                    ],
                    "kind": "standing",
                  },
                ],
                "benefits": "Marketplace listing",
                "name": "Registered",
              },
              {
                "allOf": null,
                "benefits": "Marketplace listing",
                "name": "Certified",
              },
              {
                "allOf": null,
                "benefits": "Co-marketing funds",
                "name": "Premier",
              },
            ],
          },
          {
            "benefits": [
              "25-40% margin by tier",
              "Deal-registration protection",
              "Certified on the product",
            ],
            "id": "solution",
            "kind": "ladder",
            "name": "Solution",
            "noTier": "Prospect",
            "steps": [
              {
                "allOf": [
                  {
                    "anyOf": [
                      {
                        "atLeast": 25000,
                        "measure": "sourcedArr",
                      },
                      {
                        "atLeast": 5,
                        "measure": "referrals",
                      },
                    ],
                    "kind": "commercial",
                  },
                  {
                    "anyOf": [
                      {
                        "atLeast": 1,
                        "measure": "certified",
                      },
                    ],
                    "kind": "enablement",
                  },
                  {
                    "anyOf": [
                      {
                        "atLeast": 1,
                        "measure": "agreement",
                      },
                    ],
                    "kind": "standing",
                  },
                ],
                "benefits": "Margin, deal registration",
                "name": "Silver",
              },
              {
                "allOf": [
                  {
                    "anyOf": [
                      {
                        "atLeast": 100000,
                        "measure": "sourcedArr",
                      },
                      {
                        "atLeast": 20,
                        "measure": "referrals",
                      },
                    ],
                    "kind": "commercial",
                  },
                  {
                    "anyOf": [
                      {
                        "atLeast": 2,
                        "measure": "certified",
                      },
                    ],
                    "kind": "enablement",
                  },
                  {
                    "anyOf": [
                      {
                        "atLeast": 1,
                        "measure": "agreement",
                      },
                    ],
                    "kind": "standing",
                  },
                ],
                "benefits": "Market development fund of $10-50K",
                "name": "Gold",
              },
              {
                "allOf": [
                  {
                    "anyOf": [
                      {
                        "atLeast": 500000,
                        "measure": "sourcedArr",
                      },
                      {
                        "atLeast": 50,
                        "measure": "referrals",
                      },
                    ],
                    "kind": "commercial",
                  },
                  {
                    "anyOf": [
                      {
                        "atLeast": 5,
                        "measure": "certified",
                      },
                    ],
                    "kind": "enablement",
                  },
                  {
                    "anyOf": [
                      {
                        "atLeast": 1,
                        "measure": "agreement",
                      },
                    ],
                    "kind": "standing",
                  },
                ],
                "benefits": "Highest margin, market development fund of $10-50K",
                "name": "Platinum",
              },
            ],
          },
          {
            "benefits": [
              "15% of first-year revenue",
              "Paid monthly",
              "30-day refund holdback",
            ],
            "id": "referral",
            "kind": "flat",
            "name": "Referral",
          },
        ],
        "version": 1,
      }
    `);
    const [technology, solution] = multiTrack.tracks;
    const fault = (tracks: unknown): unknown =>
      multiTrackSchema
        .safeParse({ ...multiTrack, tracks })
        .error?.issues.map(({ message, path }) => [message, path]);
    expect(fault([technology, technology])).toEqual([['Each track needs its own id.', ['tracks']]]);
    if (solution?.kind !== 'ladder') throw new Error('The solution track is a ladder.');
    const [silver] = solution.steps;
    expect(fault([{ ...solution, steps: [silver, silver] }])).toEqual([
      ['Solution: Each step of a tier ladder needs its own name.', ['tracks']],
    ]);
    expect(ladderOfTrack(multiTrack, solution)).toMatchObject({
      preset: 'T7 Solution',
      name: 'Solution track',
      version: 1,
      noTier: 'Prospect',
    });
  });
});
