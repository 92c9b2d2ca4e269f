import { z } from 'zod';
import { bandOf, descends } from '../kernel/bands.ts';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { addMonths, type LocalDate } from '../kernel/local-date.ts';
import { type Ratio, ratio, toDecimals } from '../kernel/ratio.ts';
import { listed } from '../kernel/words.ts';
import { qualificationDimensions } from '../playbooks/scorecard-criteria.ts';

const band = z.strictObject({
  from: z.number().min(0),
  name: z.string().min(1),
  advice: z.string().min(1),
  /** The lowest band: the candidate is not ready and comes back. */
  ready: z.boolean(),
});

/** The qualification scorecard as data (S71, G10); bands from the highest down. */
export const qualificationSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    /** What the bands are laid on: the score rescaled to `scaledTo`, or the raw sum. */
    scale: z.enum(['scaled', 'raw']),
    scaledTo: z.number().int().min(1),
    highest: z.number().int().min(1),
    mostDimensions: z.number().int().min(1),
    gapAtMost: z.number().int().min(0),
    bands: z.array(band).min(1),
    checkInMonths: z.number().int().min(1),
    rescoreMonths: z.number().int().min(1),
  })
  .refine(({ bands }) => descends(bands) && bands.at(-1)?.from === 0, {
    message: 'Bands run from the highest score down to 0.',
    path: ['bands'],
  });
export type QualificationRules = z.infer<typeof qualificationSchema>;
export type QualificationBand = QualificationRules['bands'][number];

export type DimensionScore = {
  readonly id: string;
  readonly name: string;
  /** Whole, 1 to 5; null is not scored yet. */
  readonly score: number | null;
};

/** `value` is the raw sum; it, the band and the scaled score are null until every dimension is scored. */
export type Qualification = Explained<number> & {
  readonly score50: number | null;
  /** The scaled score exactly. */
  readonly exact: Ratio | null;
  /** Score as a percent of the maximum, 0-100, exact: the strategic value of S06; null until scored. */
  readonly percentOfMaximum: Ratio | null;
  readonly band: QualificationBand | null;
  readonly gaps: readonly string[];
  readonly missing: readonly string[];
  /** When to look again at a candidate that is not ready; null otherwise. */
  readonly revisit: { readonly checkIn: LocalDate; readonly rescore: LocalDate } | null;
};

/** The raw sum rescaled to 50, exactly: raw x 50 / (5 x dimensions) (S71.3). */
export function scaledScore(
  { scaledTo, highest }: QualificationRules,
  raw: number,
  dimensions: number,
): Ratio {
  return ratio(raw * scaledTo, highest * dimensions);
}

/** The band of a complete raw sum (S71.4): F1 reads the scaled score, F2 the raw one; both unrounded. */
export function qualificationBand(
  rules: QualificationRules,
  raw: number,
  dimensions: number,
): QualificationBand {
  return bandOfScore(
    rules,
    rules.scale === 'raw' ? ratio(raw) : scaledScore(rules, raw, dimensions),
  );
}

/** The band of a score on the rules' own scale. Throws RangeError on a score below 0. */
export function bandOfScore(rules: QualificationRules, score: number | Ratio): QualificationBand {
  const found = bandOf(rules.bands, score);
  if (found === null) throw new RangeError('A score is 0 or more.');
  return found;
}

/**
 * Qualifies a candidate (S71). Both numbers are shown; there is no band until every dimension is scored.
 * Throws RangeError on a score that is not whole or outside 1 to 5, and on too many dimensions.
 */
export function qualify(
  rules: QualificationRules,
  dimensions: readonly DimensionScore[],
  today: LocalDate,
): Qualification {
  checkScores(rules, dimensions);
  const missing = dimensions.filter(({ score }) => score === null).map(({ name }) => name);
  const scored = dimensions.flatMap(({ name, score }) => (score === null ? [] : [{ name, score }]));
  const complete = missing.length === 0;
  const raw = complete ? scored.reduce((sum, { score }) => sum + score, 0) : null;
  const exact = raw === null ? null : scaledScore(rules, raw, dimensions.length);
  const found = raw === null ? null : qualificationBand(rules, raw, dimensions.length);
  return {
    ...explained({
      value: raw,
      because: [
        ...scored.map(({ name, score }) => ({ text: `${name}: ${score}`, part: score })),
        because(
          found === null ? `Not scored yet: ${listed(missing)}` : `${found.name}: ${found.advice}`,
        ),
      ],
      inputs: dimensions.map(({ name, score }) => ({ name, value: score })),
      rule: 'S71.4',
      preset: rules.preset,
    }),
    score50: exact === null ? null : toDecimals(exact, 2),
    exact,
    percentOfMaximum: raw === null ? null : percentOf(rules, raw, dimensions.length),
    band: found,
    gaps: scored.filter(({ score }) => score <= rules.gapAtMost).map(({ name }) => name),
    missing,
    revisit: found === null || found.ready ? null : revisitDates(rules, today),
  };
}

function percentOf({ highest }: QualificationRules, raw: number, dimensions: number): Ratio {
  return ratio(100 * raw, highest * dimensions);
}

function checkScores(
  { highest, mostDimensions }: QualificationRules,
  dimensions: readonly DimensionScore[],
): void {
  if (dimensions.length === 0 || dimensions.length > mostDimensions)
    throw new RangeError(`A scorecard has 1 to ${mostDimensions} dimensions.`);
  for (const { name, score } of dimensions)
    if (score !== null && !(Number.isInteger(score) && score >= 1 && score <= highest))
      throw new RangeError(
        `A score of ${score} for "${name}" is not a whole number of 1 to ${highest}.`,
      );
}

/** A light check-in at three months, a full re-score at six (S71.7). */
function revisitDates(
  { checkInMonths, rescoreMonths }: QualificationRules,
  today: LocalDate,
): { checkIn: LocalDate; rescore: LocalDate } {
  return { checkIn: addMonths(today, checkInMonths), rescore: addMonths(today, rescoreMonths) };
}

/** The seven dimensions of S71, unscored. */
export const standardDimensions: readonly DimensionScore[] = qualificationDimensions.map(
  ({ id, name }) => ({ id, name, score: null }),
);

const bands: QualificationBand[] = [
  { from: 35, name: 'Platinum potential', advice: 'prioritize heavily', ready: true },
  { from: 25, name: 'Gold potential', advice: 'invest moderately', ready: true },
  { from: 15, name: 'Silver potential', advice: 'standard engagement', ready: true },
  { from: 0, name: 'Not ready', advice: 'revisit in 6 months', ready: false },
];
const shared = {
  version: 1,
  scaledTo: 50,
  highest: 5,
  mostDimensions: 10,
  gapAtMost: 2,
  bands,
  checkInMonths: 3,
  rescoreMonths: 6,
};

export type QualificationPresetId = 'F1' | 'F2';

/** F1 (default) lays the bands on 50 points; F2 lays them on the raw sum, as printed (A35). */
export const qualificationPresets: Readonly<Record<QualificationPresetId, QualificationRules>> = {
  F1: { ...shared, preset: 'F1', name: 'Rescaled to 50 points', scale: 'scaled' },
  F2: { ...shared, preset: 'F2', name: 'Raw sum, bands as printed', scale: 'raw' },
};

/** The preset a new program starts with (A35). */
export const defaultQualificationPreset: QualificationPresetId = 'F1';
