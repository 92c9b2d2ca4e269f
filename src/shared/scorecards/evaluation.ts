import { because, type Reason } from '../kernel/explained.ts';
import { compareRatios, type Ratio, ratio, ratioOf } from '../kernel/ratio.ts';
import { listed, plural } from '../kernel/words.ts';
import { evaluationCriteria, frameworkCriteria } from '../playbooks/scorecard-criteria.ts';
import { capFromFlags } from './red-flags.ts';
import {
  type Scores,
  type WeightedScorecard,
  type WeightedTotal,
  weightedTotal,
} from './weighted.ts';

export type Verdict = 'pursue' | 'conditional' | 'pass' | 'cannot conclude';

/** How a verdict is shown: "pass" would read as a success (Appendix E, S69). */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  pursue: 'Pursue',
  conditional: 'Conditional',
  pass: 'Decline',
  'cannot conclude': 'Cannot conclude',
};

export type CandidateFacts = {
  readonly scores: Scores;
  /** Share of ICP overlap, percent 0-100; null is unknown. */
  readonly icpOverlap: number | null;
  /** Red flags ticked (S73). */
  readonly redFlags: number;
};

/** `verdict` is null until every criterion is scored. `gate` tells how the overlap gate stands; null = no gate. */
export type Evaluation = WeightedTotal & {
  readonly verdict: Verdict | null;
  readonly label: string | null;
  readonly gate: 'passed' | 'failed' | 'unknown' | null;
  /** What held the verdict down. */
  readonly cappedBy: readonly ('icp-gate' | 'red-flags')[];
  /** Score as a percent of the maximum, 0-100, exact: the strategic value of S06; null until scored. */
  readonly percentOfMaximum: Ratio | null;
};

/**
 * Evaluates a candidate on a weighted scorecard (S69, S70): 3.5 and more is pursued, 2.5 and more is conditional, the
 * rest is declined, compared exactly. An overlap under the gate, or two red flags, cap the verdict at conditional; an
 * unknown overlap leaves it open, unless the score declines anyway.
 */
export function evaluateCandidate(card: WeightedScorecard, facts: CandidateFacts): Evaluation {
  const total = weightedTotal(card, facts.scores);
  const gate = gateOf(card, facts.icpOverlap);
  const plain = total.exact === null ? null : plainVerdict(card, total.exact);
  const cappedBy = plain === 'pursue' ? capsOn(gate, facts.redFlags) : [];
  const verdict = finalVerdict(plain, gate, cappedBy.length > 0);
  return {
    ...total,
    because: [...total.because, ...verdictReasons(card, total, facts, gate, verdict)],
    rule: 'S69.3',
    verdict,
    label: verdict === null ? null : verdictLabels[verdict],
    gate,
    cappedBy,
    percentOfMaximum: total.exact === null ? null : percentOf(total.exact, card.highest),
  };
}

function gateOf(
  { overlapGatePercent }: WeightedScorecard,
  overlap: number | null,
): Evaluation['gate'] {
  if (overlapGatePercent === null) return null;
  if (overlap === null) return 'unknown';
  return overlap >= overlapGatePercent ? 'passed' : 'failed';
}

function plainVerdict(card: WeightedScorecard, exact: Ratio): 'pursue' | 'conditional' | 'pass' {
  if (compareRatios(exact, ratioOf(card.pursueFrom)) >= 0) return 'pursue';
  return compareRatios(exact, ratioOf(card.conditionalFrom)) >= 0 ? 'conditional' : 'pass';
}

function capsOn(gate: Evaluation['gate'], redFlags: number): Evaluation['cappedBy'] {
  return [
    ...(gate === 'failed' ? (['icp-gate'] as const) : []),
    ...(capFromFlags(redFlags) ? (['red-flags'] as const) : []),
  ];
}

function finalVerdict(
  plain: 'pursue' | 'conditional' | 'pass' | null,
  gate: Evaluation['gate'],
  capped: boolean,
): Verdict | null {
  if (plain === null || plain === 'pass') return plain;
  if (gate === 'unknown') return 'cannot conclude';
  return capped ? 'conditional' : plain;
}

function verdictReasons(
  card: WeightedScorecard,
  { score, missing }: WeightedTotal,
  { icpOverlap, redFlags }: CandidateFacts,
  gate: Evaluation['gate'],
  verdict: Verdict | null,
): Reason[] {
  const { pursueFrom, conditionalFrom, overlapGatePercent } = card;
  const scored =
    verdict === null
      ? `Not scored yet: ${listed(missing)}`
      : `${score} of ${card.highest}: ${pursueFrom} and more is pursued, under ${conditionalFrom} is declined`;
  const gates = {
    passed: `ICP overlap of ${icpOverlap}% meets the ${overlapGatePercent}% gate`,
    failed: `ICP overlap of ${icpOverlap}% is under the ${overlapGatePercent}% gate: conditional at most`,
    unknown: `ICP overlap is unknown: ${overlapGatePercent}% is needed before any agreement`,
  };
  const flags = capFromFlags(redFlags) ? ': conditional at most' : '';
  return [
    because(scored),
    ...(gate === null ? [] : [because(gates[gate])]),
    ...(redFlags === 0 ? [] : [because(`${plural(redFlags, 'red flag')}${flags}`)]),
  ];
}

function percentOf(exact: Ratio, highest: number): Ratio {
  return ratio(exact.num * 100n, exact.den * BigInt(highest));
}

export type RankedCandidate = {
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly scores: Scores;
};

/** Candidates from the best score down (S69.5); ties by the criteria the card names, then by name; unscored ones last. */
export function rankCandidates(
  card: WeightedScorecard,
  candidates: readonly RankedCandidate[],
): RankedCandidate[] {
  const keys = (one: RankedCandidate): number[] => [
    one.evaluation.value ?? -1,
    ...card.tieBreak.map((id) => one.scores[id] ?? -1),
  ];
  return candidates.toSorted((a, b) => {
    const theirs = keys(b);
    const apart = keys(a).map((mine, at) => Number(theirs[at]) - mine);
    return apart.find((difference) => difference !== 0) ?? (a.name < b.name ? -1 : 1);
  });
}

const withoutQuestions = (criteria: readonly { id: string; name: string; weight: number }[]) =>
  criteria.map(({ id, name, weight }) => ({ id, name, weight }));

/** The seven criteria of S69, with the 60% overlap gate. */
export const evaluationScorecard: WeightedScorecard = {
  preset: 'S69',
  name: 'Partner evaluation, seven criteria',
  version: 1,
  criteria: withoutQuestions(evaluationCriteria),
  lowest: 1,
  highest: 5,
  scoreStep: 0.5,
  pursueFrom: 3.5,
  conditionalFrom: 2.5,
  overlapGatePercent: 60,
  tieBreak: ['icp-overlap', 'complementarity'],
};

/** The five criteria of S70 with the scale and thresholds of S69; it names no overlap gate. */
export const frameworkScorecard: WeightedScorecard = {
  preset: 'S70',
  name: 'Partner evaluation framework, five criteria',
  version: 1,
  criteria: withoutQuestions(frameworkCriteria),
  lowest: 1,
  highest: 5,
  scoreStep: 0.5,
  pursueFrom: 3.5,
  conditionalFrom: 2.5,
  overlapGatePercent: null,
  tieBreak: ['strategic-fit'],
};
