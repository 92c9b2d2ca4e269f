import { z } from 'zod';
import { bandOf, descends } from '../kernel/bands.ts';
import { because, type Explained, explained, type NamedInput } from '../kernel/explained.ts';
import { currencyExponent, formatMinorShort } from '../kernel/money.ts';
import { ratio } from '../kernel/ratio.ts';
import { listed } from '../kernel/words.ts';
import { affiliatePlatforms, type PlatformId } from '../playbooks/affiliate-platforms.ts';

/** The questions of the tree; which are asked depends on the monthly recurring revenue. */
export const platformQuestions = [
  'stripe',
  'emailAutomation',
  'severalTypes',
  'complexAttribution',
] as const;
export type PlatformQuestion = (typeof platformQuestions)[number];

const platformId = z.enum(Object.keys(affiliatePlatforms) as [PlatformId, ...PlatformId[]]);
const question = z.strictObject({
  ask: z.enum(platformQuestions),
  yes: platformId,
  /** Null: a "no" goes on to the next question. */
  no: platformId.nullable(),
});
const band = z.strictObject({
  /** Monthly recurring revenue from which the band holds, major units of the reporting currency. */
  from: z.number().min(0),
  questions: z.array(question).min(1),
  /** Shown when no answer decides. */
  otherwise: z.array(platformId).min(1),
});

/** The platform decision tree as data (S61, G10): bands of monthly recurring revenue from the highest down. */
export const platformTreeSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    bands: z.array(band).min(1),
  })
  .refine(({ bands }) => descends(bands) && bands.at(-1)?.from === 0, {
    message: 'Bands run from the highest revenue down to 0.',
    path: ['bands'],
  });
export type PlatformTree = z.infer<typeof platformTreeSchema>;

export type PlatformFacts = {
  readonly currency: string;
  /** Monthly recurring revenue, minor units; null is unknown. */
  readonly mrr: number | null;
} & Readonly<Record<PlatformQuestion, boolean | null>>;

/** `value` names the platform, or both when no answer decides; advice only. */
export type PlatformAdvice = Explained<string> & { readonly platforms: readonly PlatformId[] };

const asked: Readonly<Record<PlatformQuestion, readonly [yes: string, no: string, open: string]>> =
  {
    stripe: ['Stripe is in use', 'Stripe is not in use', 'whether Stripe is in use is open'],
    emailAutomation: [
      'email automation is needed',
      'email automation is not needed',
      'whether email automation is needed is open',
    ],
    severalTypes: [
      'there are several partner types',
      'there are only affiliates',
      'whether there are several partner types is open',
    ],
    complexAttribution: [
      'attribution is complex, at enterprise scale',
      'attribution is not complex: a B2B SaaS ecosystem',
      'whether attribution is complex is open',
    ],
  };

/** Shortlists an affiliate platform (S61.1-S61.4). On a band edge the upper band holds. */
export function recommendPlatform(tree: PlatformTree, facts: PlatformFacts): PlatformAdvice {
  const { currency, mrr } = facts;
  const exact = mrr === null ? null : ratio(mrr, 10 ** currencyExponent(currency));
  const held = exact === null ? null : bandOf(tree.bands, exact);
  const inputs: NamedInput[] = [{ name: 'monthly recurring revenue', value: mrr }];
  if (mrr === null || held === null)
    return advice(tree, [], [because('The monthly recurring revenue is not known')], inputs);
  const heard = held.questions.map(({ ask }) => ({ name: ask, value: facts[ask] }));
  const { platforms, said } = follow(held, facts);
  const revenue = `${formatMinorShort(mrr, currency)} of monthly recurring revenue`;
  const reason = because(`${revenue}; ${said.join('; ')}: ${namesOf(platforms)}`);
  return advice(tree, platforms, [reason], [...inputs, ...heard]);
}

function follow(
  { questions, otherwise }: z.infer<typeof band>,
  facts: PlatformFacts,
): { platforms: PlatformId[]; said: string[] } {
  const said: string[] = [];
  for (const { ask, yes, no } of questions) {
    const [whenYes, whenNo, open] = asked[ask];
    const answer = facts[ask];
    if (answer === true) return { platforms: [yes], said: [...said, whenYes] };
    said.push(answer === false ? whenNo : open);
    if (answer === false && no !== null) return { platforms: [no], said };
  }
  return { platforms: otherwise, said };
}

function namesOf(platforms: readonly PlatformId[]): string {
  return listed(
    platforms.map((id) => affiliatePlatforms[id].name),
    'or',
  );
}

function advice(
  tree: PlatformTree,
  platforms: readonly PlatformId[],
  reasons: PlatformAdvice['because'],
  inputs: readonly NamedInput[],
): PlatformAdvice {
  const value = platforms.length === 0 ? null : namesOf(platforms);
  return {
    ...explained({ value, because: reasons, inputs, rule: 'S61.1', preset: tree.preset }),
    platforms,
  };
}

/** The tree of S61. */
export const standardPlatformTree: PlatformTree = {
  preset: 'Standard',
  version: 1,
  bands: [
    {
      from: 500_000,
      questions: [{ ask: 'complexAttribution', yes: 'impact', no: 'partnerstack' }],
      otherwise: ['impact', 'partnerstack'],
    },
    {
      from: 100_000,
      questions: [{ ask: 'severalTypes', yes: 'partnerstack', no: 'firstpromoter' }],
      otherwise: ['partnerstack', 'firstpromoter'],
    },
    {
      from: 10_000,
      questions: [
        { ask: 'emailAutomation', yes: 'firstpromoter', no: null },
        { ask: 'stripe', yes: 'rewardful', no: null },
      ],
      otherwise: ['firstpromoter'],
    },
    {
      from: 0,
      questions: [{ ask: 'stripe', yes: 'rewardful', no: 'refgrow' }],
      otherwise: ['rewardful', 'refgrow'],
    },
  ],
};
