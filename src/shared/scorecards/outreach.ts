import { z } from 'zod';
import { bandOf, descends } from '../kernel/bands.ts';
import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import { addDays, addMonths, type LocalDate } from '../kernel/local-date.ts';
import { compareRatios, type Ratio, ratioOf, toDecimals } from '../kernel/ratio.ts';
import { listed } from '../kernel/words.ts';
import { capFromFlags } from './red-flags.ts';

/** Conditions beside the score. */
export const softConditions = [
  'activeInterest',
  'sharedCustomers',
  'strategicMarket',
  'growthPotential',
] as const;
export type SoftCondition = (typeof softConditions)[number];

const level = z.strictObject({
  name: z.string().min(1),
  /** Score from which the level is open, on the scale of the S71 preset. */
  from: z.number().min(0),
  needs: z.array(z.enum(softConditions)),
  action: z.string().min(1),
  /** Days or months until the next action. */
  next: z.discriminatedUnion('unit', [
    z.strictObject({ unit: z.literal('days'), count: z.number().int().min(0) }),
    z.strictObject({ unit: z.literal('months'), count: z.number().int().min(1) }),
  ]),
});

/** Outreach levels as data (S72, G10), from the most urgent down. */
export const outreachLevelsSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    levels: z.array(level).min(2),
    /** Two or more red flags leave no level above this one. */
    flagCap: z.string().min(1),
  })
  .superRefine(({ levels, flagCap }, context) => {
    if (!descends(levels) || levels.at(-1)?.from !== 0)
      context.addIssue({
        code: 'custom',
        path: ['levels'],
        message: 'Levels run from the highest score down to 0.',
      });
    if (!levels.some(({ name }) => name === flagCap))
      context.addIssue({
        code: 'custom',
        path: ['flagCap'],
        message: `No level is called "${flagCap}".`,
      });
  });
export type OutreachLevels = z.infer<typeof outreachLevelsSchema>;
export type OutreachLevel = OutreachLevels['levels'][number];

/** The score is that of the S71 preset in use; a null condition is not recorded and does not hold. */
export type ProspectFacts = {
  readonly score: number | Ratio | null;
  readonly redFlags: number;
} & Readonly<Record<SoftCondition, boolean | null>>;

/** `value` is the level's name; null while the score is unknown. */
export type Outreach = Explained<string> & {
  readonly action: string | null;
  readonly nextActionOn: LocalDate | null;
  /** A missing condition moved it one level down. */
  readonly dropped: boolean;
};

const conditionNames: Readonly<Record<SoftCondition, string>> = {
  activeInterest: 'active interest',
  sharedCustomers: 'shared customers',
  strategicMarket: 'a strategic market',
  growthPotential: 'growth potential',
};

/**
 * The outreach level of a prospect (S72.1-S72.3). All soft conditions of a level are needed; missing one drops it one
 * level at most, and the lower level's own conditions are not tested. Two red flags leave P1 at best (S73.2).
 */
export function prioritizeOutreach(
  rules: OutreachLevels,
  facts: ProspectFacts,
  today: LocalDate,
): Outreach {
  const { score } = facts;
  const open = score === null ? null : bandOf(rules.levels, score);
  if (open === null || score === null)
    return outcome(rules, facts, null, [because('The prospect is not scored yet')], false, today);
  const lacking = open.needs.filter((need) => facts[need] !== true);
  const at = rules.levels.indexOf(open) + (lacking.length > 0 ? 1 : 0);
  const cap = rules.levels.findIndex(({ name }) => name === rules.flagCap);
  const capped = capFromFlags(facts.redFlags) && at < cap;
  const held = rules.levels[capped ? cap : at] ?? open;
  const reasons = [
    because(`A score of ${scoreText(score)} opens ${open.name} (from ${open.from})`),
    ...needReasons(open, held, lacking, capped),
    ...(capped ? [because(`${facts.redFlags} red flags leave ${held.name} at best`)] : []),
  ];
  return outcome(rules, facts, held, reasons, lacking.length > 0, today);
}

export type RankedProspect = {
  readonly name: string;
  readonly score: number | Ratio | null;
  readonly outreach: Outreach;
};

/** The outreach list (S72.4): the most urgent level first, then the higher score, then the name; unscored ones last. */
export function outreachList(
  { levels }: OutreachLevels,
  prospects: readonly RankedProspect[],
): RankedProspect[] {
  const order = new Map<string | null, number>(levels.map(({ name }, at) => [name, at]));
  const place = ({ outreach }: RankedProspect): number =>
    order.get(outreach.value) ?? levels.length;
  return prospects.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      compareRatios(exactly(b.score), exactly(a.score)) ||
      (a.name < b.name ? -1 : 1),
  );
}

function exactly(score: number | Ratio | null): Ratio {
  return typeof score === 'number' ? ratioOf(score) : (score ?? ratioOf(-1));
}

function needReasons(
  open: OutreachLevel,
  held: OutreachLevel,
  lacking: readonly SoftCondition[],
  capped: boolean,
): Reason[] {
  const names = listed(lacking.map((need) => conditionNames[need]));
  if (lacking.length > 0 && held.name !== open.name && !capped)
    return [because(`Without ${names} it drops to ${held.name}`)];
  return lacking.length > 0 ? [because(`It lacks ${names}`)] : [];
}

function scoreText(score: number | Ratio): number {
  return toDecimals(exactly(score), 2);
}

function outcome(
  rules: OutreachLevels,
  facts: ProspectFacts,
  held: OutreachLevel | null,
  reasons: readonly Reason[],
  dropped: boolean,
  today: LocalDate,
): Outreach {
  return {
    ...explained({
      value: held?.name ?? null,
      because: reasons,
      inputs: [
        { name: 'score', value: facts.score === null ? null : scoreText(facts.score) },
        ...softConditions.map((name) => ({ name: conditionNames[name], value: facts[name] })),
        { name: 'red flags', value: facts.redFlags },
      ],
      rule: 'S72.1',
      preset: rules.preset,
    }),
    action: held?.action ?? null,
    nextActionOn: held === null ? null : dateOfNext(held.next, today),
    dropped,
  };
}

function dateOfNext({ unit, count }: OutreachLevel['next'], today: LocalDate): LocalDate {
  return unit === 'days' ? addDays(today, count) : addMonths(today, count);
}

/** The four levels of S72. Decided: P1 follows up within a week, P2 after a month. */
export const standardOutreachLevels: OutreachLevels = {
  preset: 'Standard',
  version: 1,
  levels: [
    {
      name: 'P0',
      from: 35,
      needs: ['activeInterest', 'sharedCustomers'],
      action: 'Immediate outreach with executives',
      next: { unit: 'days', count: 0 },
    },
    {
      name: 'P1',
      from: 25,
      needs: ['strategicMarket'],
      action: 'Structured business development and a pilot proposal',
      next: { unit: 'days', count: 7 },
    },
    {
      name: 'P2',
      from: 15,
      needs: ['growthPotential'],
      action: 'Nurture and wait until they are ready',
      next: { unit: 'months', count: 1 },
    },
    {
      name: 'P3',
      from: 0,
      needs: [],
      action: 'Monitor and check each quarter',
      next: { unit: 'months', count: 3 },
    },
  ],
  flagCap: 'P1',
};
