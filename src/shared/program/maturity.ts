import { z } from 'zod';
import { bandOf, descends } from '../kernel/bands.ts';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { type Ratio, ratio, toDecimals } from '../kernel/ratio.ts';
import { listed, plural } from '../kernel/words.ts';
import { maturityDimensions } from '../playbooks/maturity.ts';

const edges = z.array(z.strictObject({ from: z.number().min(0), stage: z.number().int().min(0) }));

/**
 * Stages of a program by age, partners and partner-sourced share of revenue (S96). Each list runs from its highest
 * edge down; an edge belongs to its own, upper stage (A71). `stage` is an index into `stages`.
 */
export const maturityRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    stages: z.array(z.string().min(1)).min(2),
    ageMonths: edges,
    partners: edges,
    revenueSharePercent: edges,
  })
  .superRefine((rules, context) => {
    for (const field of ['ageMonths', 'partners', 'revenueSharePercent'] as const) {
      if (!descends(rules[field]) || rules[field].at(-1)?.from !== 0)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `The edges of ${field} must run from the highest down to 0.`,
        });
      if (rules[field].some(({ stage }) => stage >= rules.stages.length))
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `${field} names a stage that does not exist.`,
        });
    }
  });
export type MaturityRules = z.infer<typeof maturityRulesSchema>;

export const standardMaturityRules: MaturityRules = {
  preset: 'Standard',
  version: 1,
  stages: ['Pre-foundation', 'Foundation', 'Growth', 'Scale', 'Ecosystem'],
  ageMonths: [
    { from: 36, stage: 4 },
    { from: 18, stage: 3 },
    { from: 6, stage: 2 },
    { from: 0, stage: 1 },
  ],
  partners: [
    { from: 500, stage: 4 },
    { from: 100, stage: 3 },
    { from: 20, stage: 2 },
    { from: 5, stage: 1 },
    { from: 0, stage: 0 },
  ],
  revenueSharePercent: [
    { from: 30, stage: 4 },
    { from: 15, stage: 3 },
    { from: 5, stage: 2 },
    { from: 0, stage: 1 },
  ],
};

/** Signed partners that are not archived, partner-sourced share of revenue, age in full months; `null` is unknown. */
export type MaturityFacts = {
  readonly partners: number | null;
  readonly revenueShare: Ratio | null;
  readonly ageMonths: number | null;
};

export type MaturityStage = Explained<string> & {
  /** Against the stage its age would suggest; null while either is unknown. */
  readonly forItsAge: 'ahead' | 'as expected' | 'behind' | null;
};

/**
 * The stage of a program (S96.1): the lower of its stage by partners and by partner-sourced share of revenue.
 * Too few partners are Pre-foundation whatever the share; else an unknown share or count leaves the stage unknown.
 */
export function maturityStage(rules: MaturityRules, facts: MaturityFacts): MaturityStage {
  const { partners, revenueShare, ageMonths } = facts;
  const byCount = partners === null ? null : indexIn(rules.partners, ratio(partners));
  const share =
    revenueShare === null ? null : { num: revenueShare.num * 100n, den: revenueShare.den };
  const byShare = share === null ? null : indexIn(rules.revenueSharePercent, share);
  const stage = lower(byCount, byShare);
  const byAge = ageMonths === null ? null : indexIn(rules.ageMonths, ratio(ageMonths));
  const name = (index: number): string => String(rules.stages[index]);
  return {
    ...explained({
      value: stage === null ? null : name(stage),
      because: [
        because(
          partners === null || byCount === null
            ? 'The number of partners is unknown.'
            : `${plural(partners, 'partner')}: ${name(byCount)}.`,
        ),
        because(
          share === null || byShare === null
            ? 'The share of revenue through partners is unknown.'
            : `${toDecimals(share, 1)}% of revenue is partner-sourced: ${name(byShare)}.`,
        ),
      ],
      inputs: [
        { name: 'Partners', value: partners },
        {
          name: 'Partner-sourced share of revenue',
          value: share === null ? null : toDecimals(share, 1),
        },
        { name: 'Age in months', value: ageMonths },
      ],
      rule: 'S96.1',
      preset: rules.preset,
    }),
    forItsAge: compare(stage, byAge),
  };
}

/** The index of the stage a program of that age usually has reached (S96.2). */
export function stageForAge(rules: MaturityRules, ageMonths: number): number {
  return indexIn(rules.ageMonths, ratio(ageMonths));
}

function indexIn(edgesOf: MaturityRules['partners'], value: Ratio): number {
  const band = bandOf(edgesOf, value);
  if (band === null) throw new RangeError('Partners, share and age are zero or more.');
  return band.stage;
}

function lower(byCount: number | null, byShare: number | null): number | null {
  if (byCount === 0) return 0;
  return byCount === null || byShare === null ? null : Math.min(byCount, byShare);
}

function compare(stage: number | null, byAge: number | null): MaturityStage['forItsAge'] {
  if (stage === null || byAge === null) return null;
  if (stage === byAge) return 'as expected';
  return stage > byAge ? 'ahead' : 'behind';
}

export type MaturityAssessment = Explained<number> & {
  /** Floor of the mean, 1-4; null until every dimension is answered. */
  readonly level: number | null;
  /** The dimensions with the lowest level, where work pays first. */
  readonly focus: readonly string[];
};

/**
 * The seven-dimension assessment (S96.3): mean of the levels 1-4 to one decimal, level = floor of the exact mean.
 * `levels` follow `maturityDimensions`; `null` is unanswered and leaves the mean unknown.
 * Throws RangeError on another number of levels, or one that is not 1, 2, 3 or 4.
 */
export function assessMaturity(levels: readonly (number | null)[]): MaturityAssessment {
  if (levels.length !== maturityDimensions.length)
    throw new RangeError(`The assessment has ${maturityDimensions.length} dimensions.`);
  const answered = levels.filter((level) => level !== null);
  if (answered.some((level) => ![1, 2, 3, 4].includes(level)))
    throw new RangeError('A level is 1, 2, 3 or 4.');
  const sum = answered.reduce((total, level) => total + level, 0);
  const complete = answered.length === levels.length;
  const mean = complete ? ratio(sum, levels.length) : null;
  const lowest = Math.min(...answered);
  const focus = maturityDimensions.filter((_, at) => levels[at] === lowest).map(({ name }) => name);
  return {
    ...explained({
      value: mean === null ? null : toDecimals(mean, 1),
      because: focus.length === 0 ? [] : [because(`Lowest at level ${lowest}: ${listed(focus)}.`)],
      inputs: maturityDimensions.map(({ name }, at) => ({ name, value: levels[at] ?? null })),
      rule: 'S96.3',
      preset: null,
    }),
    level: complete ? Math.floor(sum / levels.length) : null,
    focus,
  };
}
