import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRatios, ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  evaluationCriteria,
  frameworkCriteria,
} from '../../../src/shared/playbooks/scorecard-criteria.ts';
import { badSelections, redFlags } from '../../../src/shared/playbooks/scorecard-red-flags.ts';
import {
  type CandidateFacts,
  evaluationScorecard as card,
  type Evaluation,
  evaluateCandidate,
  frameworkScorecard,
  rankCandidates,
  verdictLabels,
} from '../../../src/shared/scorecards/evaluation.ts';
import { reviewRedFlags } from '../../../src/shared/scorecards/red-flags.ts';
import {
  isScore,
  type Scores,
  weightedScorecardSchema,
  weightedTotal,
} from '../../../src/shared/scorecards/weighted.ts';
import { runs } from '../runs.ts';

const scoresOf = (list: readonly (number | null)[]): Scores =>
  Object.fromEntries(card.criteria.map(({ id }, at) => [id, list[at] ?? null]));
const judged = (
  list: readonly (number | null)[],
  icpOverlap: number | null = 80,
  redFlagCount = 0,
): Evaluation =>
  evaluateCandidate(card, { scores: scoresOf(list), icpOverlap, redFlags: redFlagCount });
const good = [5, 4, 4, 3, 3, 3, 2];

describe('partner evaluation', () => {
  test('[S69.1] seven criteria weigh 25, 20, 15, 15, 10, 10 and 5', () => {
    expect(card.criteria.map(({ id, weight }) => [id, weight])).toEqual([
      ['icp-overlap', 25],
      ['complementarity', 20],
      ['reach', 15],
      ['reputation', 15],
      ['technical', 10],
      ['sponsorship', 10],
      ['culture', 5],
    ]);
    expect([...evaluationCriteria, ...frameworkCriteria].every(({ asks }) => asks.length > 0)).toBe(
      true,
    );
    expect(card).toMatchObject({
      preset: 'S69',
      lowest: 1,
      highest: 5,
      scoreStep: 0.5,
      pursueFrom: 3.5,
      conditionalFrom: 2.5,
      overlapGatePercent: 60,
    });
  });

  test('[S69.2] the weighted score is exact and explained', () => {
    expect(judged(good)).toEqual({
      value: 380,
      because: [
        { text: 'ICP overlap: 25% of 5', part: 125 },
        { text: 'Product complementarity: 20% of 4', part: 80 },
        { text: 'Market reach and audience: 15% of 4', part: 60 },
        { text: 'Brand reputation: 15% of 3', part: 45 },
        { text: 'Technical readiness: 10% of 3', part: 30 },
        { text: 'Executive sponsorship: 10% of 3', part: 30 },
        { text: 'Cultural alignment: 5% of 2', part: 10 },
        { text: '3.8 of 5: 3.5 and more is pursued, under 2.5 is declined', part: null },
        { text: 'ICP overlap of 80% meets the 60% gate', part: null },
      ],
      inputs: [
        { name: 'ICP overlap', value: 5 },
        { name: 'Product complementarity', value: 4 },
        { name: 'Market reach and audience', value: 4 },
        { name: 'Brand reputation', value: 3 },
        { name: 'Technical readiness', value: 3 },
        { name: 'Executive sponsorship', value: 3 },
        { name: 'Cultural alignment', value: 2 },
      ],
      rule: 'S69.3',
      preset: 'S69',
      coverage: 100,
      score: 3.8,
      exact: ratio(380, 100),
      missing: [],
      verdict: 'pursue',
      label: 'Pursue',
      gate: 'passed',
      cappedBy: [],
      percentOfMaximum: ratio(38_000, 500),
    });
    expect(judged([4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5]).score).toBe(4.5);
    expect(judged([4.5, 3, 3, 3, 3, 3, 2.5]).score).toBe(3.35);
    expect(judged([1.5, 1, 1, 1, 1, 1, 1]).score).toBe(1.125);
  });

  test('[S69.3] 3.5 and 2.5 are real edges', () => {
    const verdicts = (...lists: number[][]) =>
      lists.map((list) => [judged(list).score, judged(list).verdict]);
    expect(
      verdicts(
        [4, 4, 3, 3, 3, 3, 3],
        [4, 4, 3, 3, 3, 3, 4],
        [3, 3, 2, 2, 2, 2, 2],
        [3, 3, 2, 2, 2, 2, 3],
        [5, 5, 5, 5, 5, 5, 5],
        [1, 1, 1, 1, 1, 1, 1],
      ),
    ).toEqual([
      [3.45, 'conditional'],
      [3.5, 'pursue'],
      [2.45, 'pass'],
      [2.5, 'conditional'],
      [5, 'pursue'],
      [1, 'pass'],
    ]);
    expect(judged([1, 1, 1, 1, 1, 1, 1]).label).toBe('Decline');
    expect(Object.values(verdictLabels)).toEqual([
      'Pursue',
      'Conditional',
      'Decline',
      'Cannot conclude',
    ]);
  });

  test('[S69.4] an overlap under 60% caps the verdict at conditional; 60% passes', () => {
    expect(judged(good, 59.9)).toMatchObject({
      verdict: 'conditional',
      gate: 'failed',
      cappedBy: ['icp-gate'],
    });
    expect(judged(good, 59.9).because.at(-1)?.text).toBe(
      'ICP overlap of 59.9% is under the 60% gate: conditional at most',
    );
    expect(judged(good, 60)).toMatchObject({ verdict: 'pursue', gate: 'passed' });
    expect(judged([3, 3, 3, 3, 3, 3, 3], 10)).toMatchObject({
      verdict: 'conditional',
      cappedBy: [],
    });
    expect(judged([1, 1, 1, 1, 1, 1, 1], 10).verdict).toBe('pass');
  });

  test('[S69.4] an unknown overlap concludes nothing, unless the score declines', () => {
    expect(judged(good, null)).toMatchObject({
      verdict: 'cannot conclude',
      gate: 'unknown',
      label: 'Cannot conclude',
    });
    expect(judged(good, null).because.at(-1)?.text).toBe(
      'ICP overlap is unknown: 60% is needed before any agreement',
    );
    expect(judged([3, 3, 3, 3, 3, 3, 3], null).verdict).toBe('cannot conclude');
    expect(judged([3, 3, 2, 2, 2, 2, 2], null).verdict).toBe('pass');
  });

  test('[S69.2] without all seven scores there is no verdict', () => {
    const open = judged([5, 4, null, 3, null, 3, 2]);
    expect(open).toMatchObject({
      value: null,
      score: null,
      exact: null,
      verdict: null,
      label: null,
      coverage: 71,
      missing: ['Market reach and audience', 'Technical readiness'],
      percentOfMaximum: null,
    });
    expect(open.because.at(-2)?.text).toBe(
      'Not scored yet: Market reach and audience and Technical readiness',
    );
    expect(
      evaluateCandidate(card, { scores: {}, icpOverlap: null, redFlags: 0 }).missing,
    ).toHaveLength(7);
  });

  test('[S69.2] a score keeps to the scale', () => {
    expect([0.5, 1, 1.5, 2.25, 5, 5.5].map((score) => isScore(card, score))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(isScore({ ...card, scoreStep: 1 }, 1.5)).toBe(false);
    expect(() => weightedTotal(card, { reach: 6 })).toThrow(
      new RangeError('A score of 6 for "Market reach and audience" is outside the scale.'),
    );
    expect(weightedTotal(card, scoresOf(good)).rule).toBe('S69.2');
  });

  test('[S69.5] ranking: score, then ICP overlap, then complementarity, then name', () => {
    const candidate = (name: string, list: readonly (number | null)[]) => ({
      name,
      scores: scoresOf(list),
      evaluation: judged(list),
    });
    const ranked = rankCandidates(card, [
      candidate('open', [5, 5, null, 5, 5, 5, 5]),
      candidate('b', [3, 3, 3, 3, 3, 3, 3]),
      candidate('a', [3, 3, 3, 3, 3, 3, 3]),
      candidate('complement', [3, 4, 3, 3, 2, 2, 3]),
      candidate('overlap', [4, 3, 3, 3, 2, 2, 2]),
      candidate('best', [5, 5, 5, 5, 5, 5, 5]),
      candidate('empty', []),
    ]);
    expect(ranked.map(({ name }) => name)).toEqual([
      'best',
      'overlap',
      'complement',
      'a',
      'b',
      'open',
      'empty',
    ]);
    const two = [candidate('a', good), candidate('b', good)];
    expect(rankCandidates(card, two).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('[S70.1] five criteria weigh 25, 20, 20, 20 and 15', () => {
    expect(frameworkScorecard.criteria.map(({ id, weight }) => [id, weight])).toEqual([
      ['strategic-fit', 25],
      ['market-position', 20],
      ['technical-capability', 20],
      ['go-to-market', 20],
      ['cultural-fit', 15],
    ]);
  });

  test('[S70.2] the framework takes the scale and thresholds of S69, and no overlap gate', () => {
    const facts = (score: number, flags = 0): CandidateFacts => ({
      scores: Object.fromEntries(frameworkScorecard.criteria.map(({ id }) => [id, score])),
      icpOverlap: null,
      redFlags: flags,
    });
    const at = (score: number, flags = 0) =>
      evaluateCandidate(frameworkScorecard, facts(score, flags));
    expect([3.5, 3, 2.5, 2].map((score) => at(score).verdict)).toEqual([
      'pursue',
      'conditional',
      'conditional',
      'pass',
    ]);
    expect(at(4)).toMatchObject({
      gate: null,
      preset: 'S70',
      percentOfMaximum: ratio(40_000, 500),
    });
    expect(at(4).because).toHaveLength(6);
    expect(at(4, 2)).toMatchObject({ verdict: 'conditional', cappedBy: ['red-flags'] });
  });

  test('[S73.1] six flags with their risk and what to do instead', () => {
    expect(Object.values(redFlags).map(({ name, instead }) => [name, instead])).toEqual([
      ['No dedicated partner team', 'Wait until they have capacity'],
      ['Competitive overlap', 'Agree swim lanes'],
      ['Poor customer reviews', 'Protect the brand'],
      ['Financial instability', 'Monitor or delay'],
      ['Misaligned incentives', 'Restructure the terms'],
      ['One-way interest', 'Find mutual value'],
    ]);
    expect(
      reviewRedFlags([
        { flag: 'competes', note: 'first' },
        { flag: 'competes', note: 'New product' },
      ]),
    ).toEqual({
      raised: [{ flag: 'competes', note: 'New product', ...redFlags.competes }],
      caps: false,
      rule: 'S73.1',
    });
    expect(
      reviewRedFlags([
        { flag: 'competes', note: '' },
        { flag: 'no-team', note: '' },
      ]).caps,
    ).toBe(true);
  });

  test('[S73.2] one flag is a note, two cap the verdict at conditional', () => {
    expect(judged(good, 80, 1)).toMatchObject({ verdict: 'pursue', cappedBy: [] });
    expect(judged(good, 80, 1).because.at(-1)?.text).toBe('1 red flag');
    expect(judged(good, 80, 2)).toMatchObject({ verdict: 'conditional', cappedBy: ['red-flags'] });
    expect(judged(good, 80, 2).because.at(-1)?.text).toBe('2 red flags: conditional at most');
    expect(judged(good, 20, 3).cappedBy).toEqual(['icp-gate', 'red-flags']);
    expect(judged([1, 1, 1, 1, 1, 1, 1], 80, 3).verdict).toBe('pass');
  });

  test('[S73.4] five selections that went wrong', () => {
    expect(badSelections).toHaveLength(5);
  });

  test('[S69.6] a scorecard says which field is wrong and why', () => {
    const faults = (rest: object) =>
      weightedScorecardSchema
        .safeParse({ ...card, ...rest })
        .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    const [first, ...others] = card.criteria;
    expect(faults({})).toBeUndefined();
    expect(faults({ criteria: others })).toEqual([
      'criteria: The weights sum to 100; they sum to 75.',
    ]);
    expect(faults({ criteria: [first, { ...first, name: 'x', weight: 75 }] })).toEqual([
      'criteria: Each criterion needs its own id.',
    ]);
    expect(faults({ lowest: 5 })).toEqual(['lowest: The lowest score lies under the highest.']);
    expect(faults({ conditionalFrom: 3.5 })).toEqual([
      'conditionalFrom: "Conditional" starts under "pursue".',
    ]);
    expect(faults({ tieBreak: ['reach', 'x'] })).toEqual([
      'tieBreak: A tie is settled by criteria of the scorecard.',
    ]);
  });

  test('[S69.p1] the presets satisfy their schema', () => {
    for (const one of [card, frameworkScorecard])
      expect(weightedScorecardSchema.safeParse(one).success).toBe(true);
  });

  const half = fc.integer({ min: 2, max: 10 }).map((halves) => halves / 2);
  test('[S69.p2] parts sum to the value, the score lies in 1 to 5, and a better score never lowers it', () => {
    fc.assert(
      fc.property(
        fc.array(half, { minLength: 7, maxLength: 7 }),
        fc.nat(6),
        fc.nat(100),
        (list, at, overlap) => {
          const before = judged(list, overlap);
          const sum = before.because.reduce((total, { part }) => total + (part ?? 0), 0);
          expect(sum).toBe(before.value);
          expect(before.score).toBeGreaterThanOrEqual(1);
          expect(before.score).toBeLessThanOrEqual(5);
          const raised = judged(
            list.map((score, index) => (index === at ? 5 : score)),
            overlap,
          );
          expect(
            compareRatios(raised.exact ?? ratio(0), before.exact ?? ratio(9)),
          ).toBeGreaterThanOrEqual(0);
          if (overlap < 60) expect(before.verdict).not.toBe('pursue');
        },
      ),
      runs,
    );
  });
});
