import { because, type Explained, explained } from '../kernel/explained.ts';
import { compareRatios, divideRatios, ratioOf, toDecimals } from '../kernel/ratio.ts';
import { listed, plural } from '../kernel/words.ts';
import type { DesignCriterion, DesignTier, TierDesign, TierDesignRules } from './design.ts';

/** A fault of a ladder, where it is and what mends it. */
export type DesignFinding = {
  /** The tier it concerns; null = the ladder as a whole. */
  readonly tier: string | null;
  readonly text: string;
};

export type DesignCheckId =
  | 'too-many-tiers'
  | 'criterion-without-number'
  | 'no-added-benefit'
  | 'commission-not-tied'
  | 'no-path'
  | 'one-path'
  | 'step-too-large'
  | 'no-maintenance'
  | 'mdf-without-roi'
  | 'one-ladder-for-all'
  | 'no-exception-route'
  | 'too-complicated'
  | 'strategic-flag';

/** One check: passed, open because a question is not answered, or what it found. */
export type DesignCheck = {
  readonly id: DesignCheckId;
  readonly status: 'pass' | 'warn' | 'info' | 'unknown';
  readonly findings: readonly DesignFinding[];
  /** What a sound ladder does. */
  readonly sound: string;
  readonly fix: string;
};

/** `value` true = nothing warns and nothing is open; false = something warns; null = open questions remain. */
export type DesignReview = Explained<boolean> & { readonly checks: readonly DesignCheck[] };

type Found = readonly DesignFinding[] | null;

type Check = Pick<DesignCheck, 'id' | 'sound' | 'fix'> & {
  readonly level: 'warn' | 'info';
  readonly find: (design: TierDesign, rules: TierDesignRules) => Found;
};

/** Checks a ladder before it is published (S17.1): every check with what it found, the rule behind it and the fix. */
export function checkTierDesign(rules: TierDesignRules, design: TierDesign): DesignReview {
  const done = checks.map(({ id, level, sound, fix, find }): DesignCheck => {
    const findings = find(design, rules);
    if (findings === null) return { id, status: 'unknown', findings: [], sound, fix };
    return { id, status: findings.length === 0 ? 'pass' : level, findings, sound, fix };
  });
  const warned = done.filter(({ status }) => status === 'warn');
  const open = done.filter(({ status }) => status === 'unknown');
  const texts = warned.flatMap(({ findings }) => findings.map(({ text }) => text));
  const summary =
    warned.length === 0
      ? `${plural(done.length - open.length, 'check')} made, none warns.`
      : `${plural(warned.length, 'check')} of ${done.length} ${warned.length === 1 ? 'warns' : 'warn'}.`;
  return {
    ...explained({
      value: warned.length > 0 ? false : open.length > 0 ? null : true,
      because: [summary, ...texts].map(because),
      inputs: done.map(({ id, status }) => ({
        name: id,
        value: status === 'unknown' ? null : status,
      })),
      rule: 'S17.1',
      preset: rules.preset,
    }),
    checks: done,
  };
}

const whole = (text: string): DesignFinding => ({ tier: null, text });
const at = ({ name }: DesignTier, text: string): DesignFinding => ({ tier: name, text });

/** A question about the program: null = not answered. */
const unless = (answer: boolean | null, text: string): Found => {
  if (answer === null) return null;
  return answer ? [] : [whole(text)];
};

/** Each tier with the one below it. */
function neighbors({ tiers }: TierDesign): (readonly [below: DesignTier, tier: DesignTier])[] {
  return tiers.flatMap((tier, index) => {
    const below = tiers[index - 1];
    return below === undefined ? [] : [[below, tier] as const];
  });
}

const objective = ({ measure, atLeast }: DesignCriterion): boolean =>
  measure !== null && atLeast !== null;

const checks: readonly Check[] = [
  {
    id: 'too-many-tiers',
    level: 'warn',
    sound: 'Three or four tiers are the most that partners remember.',
    fix: 'Merge tiers that differ little.',
    find: ({ tiers }, { mostTiers }) =>
      tiers.length > mostTiers
        ? [whole(`${plural(tiers.length, 'tier')}; ${mostTiers} are the most.`)]
        : [],
  },
  {
    id: 'criterion-without-number',
    level: 'warn',
    sound: 'Clear qualification: objective measures with a number, or a plain yes or no.',
    fix: 'Name the measure and the number that has to be reached.',
    find: ({ tiers }) =>
      tiers.flatMap((tier) =>
        tier.requirements
          .flat()
          .filter((criterion) => !objective(criterion))
          .map(({ text }) => at(tier, `${tier.name}: "${text}" has no number to measure it by.`)),
      ),
  },
  {
    id: 'no-added-benefit',
    level: 'warn',
    sound: 'Meaningful differentiation: each tier has benefits of its own.',
    fix: 'Give the tier a benefit the one below does not have, or merge the two.',
    find: findNoAddedBenefit,
  },
  {
    id: 'commission-not-tied',
    level: 'warn',
    sound: 'Sustainable economics: commission rises with the tier.',
    fix: 'Set a rate per tier that rises from tier to tier.',
    find: findCommission,
  },
  {
    id: 'no-path',
    level: 'warn',
    sound: 'Achievable progression: each tier asks measurably more than the one below.',
    fix: 'Say what a partner has to reach for the next tier.',
    find: findNoPath,
  },
  {
    id: 'one-path',
    level: 'info',
    sound:
      'A second way to qualify, such as referrals beside revenue, keeps a tier open to more partners.',
    fix: 'Consider an alternative criterion.',
    find: ({ tiers }) =>
      tiers
        .slice(1)
        .filter(({ requirements }) => requirements.every((anyOf) => anyOf.length < 2))
        .map((tier) => at(tier, `${tier.name} has only one path to qualify.`)),
  },
  {
    id: 'step-too-large',
    level: 'warn',
    sound: 'Achievable progression: realistic steps between neighboring tiers.',
    fix: 'Lower the threshold or put a tier between.',
    find: findLargeSteps,
  },
  {
    id: 'no-maintenance',
    level: 'warn',
    sound: 'A tier is reviewed every year, with grace before a partner drops.',
    fix: 'Set a review and its grace.',
    find: ({ maintenanceRule }) => unless(maintenanceRule, 'No rule says how a tier is kept.'),
  },
  {
    id: 'mdf-without-roi',
    level: 'warn',
    sound: 'Funds come with a report of the leads and pipeline they brought.',
    fix: 'Ask for results with every claim.',
    find: ({ mdfOffered, mdfRoiReported }) =>
      mdfOffered === false
        ? []
        : unless(
            mdfOffered === null ? null : mdfRoiReported,
            'Funds are given without a report of their results.',
          ),
  },
  {
    id: 'one-ladder-for-all',
    level: 'warn',
    sound: 'Different partner types earn tiers by different measures.',
    fix: 'Use a ladder or track per partner type.',
    find: ({ ladders, partnerTypes }) => {
      if (ladders === null || partnerTypes === null) return null;
      return ladders === 1 && partnerTypes > 1
        ? [whole(`One ladder serves ${plural(partnerTypes, 'partner type')}.`)]
        : [];
    },
  },
  {
    id: 'no-exception-route',
    level: 'warn',
    sound: 'Partners that do not fit the tiers have a way of their own.',
    fix: 'Say who may grant an exception, and for how long.',
    find: ({ exceptionRoute }) =>
      unless(exceptionRoute, 'There is no route for partners that do not fit the tiers.'),
  },
  {
    id: 'too-complicated',
    level: 'warn',
    sound: 'A tier is explained in one sentence.',
    fix: 'Drop the requirements that decide least.',
    find: ({ tiers }, { mostWords }) =>
      tiers.flatMap((tier) => {
        const words = tierSentence(tier).split(' ').length;
        return words > mostWords
          ? [at(tier, `${tier.name} takes ${words} words to explain; ${mostWords} are the most.`)]
          : [];
      }),
  },
  {
    id: 'strategic-flag',
    level: 'info',
    sound:
      'Strategic importance cannot be measured; a named approver and a reason stand in for the number.',
    fix: 'Ask for approver and reason each time, and look at the flag every year.',
    find: ({ strategicFlag }) =>
      unless(
        strategicFlag === null ? null : !strategicFlag,
        'A strategic flag gives the top tier: each needs an approver and a reason.',
      ),
  },
];

/** "Gold: $100,000 partner-sourced ARR or 20 qualified referrals; 2 certified people; signed agreement." */
export function tierSentence({ name, requirements }: DesignTier): string {
  const asked = requirements.map((anyOf) =>
    listed(
      anyOf.map(({ text }) => text),
      'or',
    ),
  );
  return `${name}: ${asked.length === 0 ? 'open to everyone' : asked.join('; ')}.`;
}

function findNoAddedBenefit(design: TierDesign): Found {
  const findings: DesignFinding[] = [];
  let below: DesignTier | null = null;
  let had = new Map<string, number>();
  for (const tier of design.tiers) {
    if (tier.benefits === null) return null;
    const adds = tier.benefits.some(({ benefit, worth }) => worth > (had.get(benefit) ?? 0));
    if (below !== null && !adds)
      findings.push(at(tier, `${tier.name} adds no benefit to ${below.name}.`));
    had = new Map(tier.benefits.map(({ benefit, worth }) => [benefit, worth]));
    below = tier;
  }
  return findings;
}

function findCommission(design: TierDesign): Found {
  return neighbors(design).flatMap(([below, tier]) => {
    const [low, high] = [below.commissionPercent, tier.commissionPercent];
    if (low === null || high === null)
      return [at(tier, `${tier.name}: its commission is not set against that of ${below.name}.`)];
    return high > low
      ? []
      : [at(tier, `${tier.name} pays ${high}%, no more than the ${low}% of ${below.name}.`)];
  });
}

function findNoPath(design: TierDesign): Found {
  if (design.tiers.length < 2) return [whole('There is one tier only: nothing to progress to.')];
  return neighbors(design).flatMap(([below, tier]) => {
    const asked = thresholds(below);
    const more = [...thresholds(tier)].some(
      ([measure, atLeast]) => atLeast > (asked.get(measure) ?? 0),
    );
    return more ? [] : [at(tier, `${tier.name} asks nothing measurable beyond ${below.name}.`)];
  });
}

function findLargeSteps(design: TierDesign, { largestStep }: TierDesignRules): Found {
  return neighbors(design).flatMap(([below, tier]) => {
    const asked = thresholds(below);
    return [...thresholds(tier)].flatMap(([measure, atLeast]) => {
      const from = asked.get(measure) ?? 0;
      if (from <= 0) return [];
      const step = divideRatios(ratioOf(atLeast), ratioOf(from));
      if (compareRatios(step, ratioOf(largestStep)) <= 0) return [];
      const text = `${tier.name} asks ${toDecimals(step, 1)} times the "${measure}" of ${below.name}; ${largestStep} times is the most.`;
      return [at(tier, text)];
    });
  });
}

/** The numbers a tier asks for, by measure. */
function thresholds({ requirements }: DesignTier): Map<string, number> {
  const asked = new Map<string, number>();
  for (const { measure, atLeast } of requirements.flat())
    if (measure !== null && atLeast !== null) asked.set(measure, atLeast);
  return asked;
}
