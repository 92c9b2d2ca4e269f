import { z } from 'zod';
import { descends } from '../kernel/bands.ts';
import { type Explained, explained } from '../kernel/explained.ts';
import { type Ratio, ratio, ratioOf, toDecimals } from '../kernel/ratio.ts';

const criterion = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Percent, whole. */
  weight: z.number().int().min(0).max(100),
});

/** A weighted partner scorecard as data (S69, S70, G10): weights sum to 100, scores run from 1 to 5. */
export const weightedScorecardSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    criteria: z.array(criterion).min(1).max(20),
    lowest: z.number().int().min(0),
    highest: z.number().int().min(1),
    /** Scores come in steps of this size: 0.5 allows half points. */
    scoreStep: z.union([z.literal(0.5), z.literal(1)]),
    /** Verdicts by the weighted score, from the highest down; under the last it is a decline. */
    pursueFrom: z.number(),
    conditionalFrom: z.number(),
    /** Least ICP overlap, percent, before any agreement; null without a gate. */
    overlapGatePercent: z.number().min(0).max(100).nullable(),
    /** Criteria that settle a tie, most important first. */
    tieBreak: z.array(z.string()),
  })
  .superRefine((card, context) => {
    const fault = faultIn(card);
    if (fault !== null) context.addIssue({ code: 'custom', ...fault });
  });
export type WeightedScorecard = z.infer<typeof weightedScorecardSchema>;

function faultIn(
  card: Pick<WeightedScorecard, 'criteria' | 'lowest' | 'highest' | 'tieBreak'> & {
    readonly pursueFrom: number;
    readonly conditionalFrom: number;
  },
): { message: string; path: string[] } | null {
  const { criteria, lowest, highest, pursueFrom, conditionalFrom, tieBreak } = card;
  const ids = new Set(criteria.map(({ id }) => id));
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  if (sum !== 100)
    return { message: `The weights sum to 100; they sum to ${sum}.`, path: ['criteria'] };
  if (ids.size !== criteria.length)
    return { message: 'Each criterion needs its own id.', path: ['criteria'] };
  if (lowest >= highest)
    return { message: 'The lowest score lies under the highest.', path: ['lowest'] };
  if (!descends([{ from: pursueFrom }, { from: conditionalFrom }]))
    return { message: '"Conditional" starts under "pursue".', path: ['conditionalFrom'] };
  return tieBreak.every((id) => ids.has(id))
    ? null
    : { message: 'A tie is settled by criteria of the scorecard.', path: ['tieBreak'] };
}

/** Scores by criterion id; a missing one or null is not scored yet. */
export type Scores = Readonly<Record<string, number | null>>;

/**
 * `value` = sum of weight x score (100 to 500 with weights of 100 and scores of 1 to 5), whole or half, so that it is
 * exact; null until all criteria are scored. `score` is the weighted score itself, out of 5.
 */
export type WeightedTotal = Explained<number> & {
  readonly score: number | null;
  /** The weighted score exactly. */
  readonly exact: Ratio | null;
  readonly missing: readonly string[];
};

/** Whether a score can be given: within the scale and a whole step of it (S69.2). */
export function isScore({ lowest, highest, scoreStep }: WeightedScorecard, score: number): boolean {
  return score >= lowest && score <= highest && Number.isInteger(score / scoreStep);
}

/**
 * Adds a weighted scorecard up exactly (S69.2, S70.2). Until every criterion has a score there is none.
 * Throws RangeError on a score outside the scale: callers validate with `isScore`.
 */
export function weightedTotal(card: WeightedScorecard, scores: Scores): WeightedTotal {
  const rows = card.criteria.map((one) => ({ ...one, score: scores[one.id] ?? null }));
  for (const { name, score } of rows)
    if (score !== null && !isScore(card, score))
      throw new RangeError(`A score of ${score} for "${name}" is outside the scale.`);
  const missing = rows.filter(({ score }) => score === null).map(({ name }) => name);
  const parts = rows.flatMap(({ name, weight, score }) =>
    score === null ? [] : [{ text: `${name}: ${weight}% of ${score}`, part: weight * score }],
  );
  const points = missing.length > 0 ? null : parts.reduce((sum, { part }) => sum + part, 0);
  const exact = points === null ? null : divided(points);
  return {
    ...explained({
      value: points,
      because: parts,
      inputs: rows.map(({ name, score }) => ({ name, value: score })),
      rule: 'S69.2',
      preset: card.preset,
    }),
    score: exact === null ? null : toDecimals(exact, 3),
    exact,
    missing,
  };
}

function divided(points: number): Ratio {
  const { num, den } = ratioOf(points);
  return ratio(num, den * 100n);
}
