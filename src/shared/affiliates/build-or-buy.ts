import { z } from 'zod';
import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import { groupedCount, plural } from '../kernel/words.ts';

/** Limits of the build-or-buy question (S61, G10). */
export const buildOrBuySchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  /** Build above this many affiliate transactions a month. */
  buildOverTransactions: z.number().int().min(0),
  /** Buy when it must launch in under this many weeks. */
  buyUnderWeeks: z.number().min(0),
  /** Buy under this many affiliates. */
  buyUnderAffiliates: z.number().int().min(0),
});
export type BuildOrBuyRules = z.infer<typeof buildOrBuySchema>;

/** Null is unknown. */
export type BuildOrBuyFacts = {
  readonly uniqueAttribution: boolean | null;
  readonly customCommission: boolean | null;
  readonly deepIntegration: boolean | null;
  readonly transactionsPerMonth: number | null;
  readonly firstProgram: boolean | null;
  readonly wantsNetwork: boolean | null;
  readonly weeksToLaunch: number | null;
  readonly affiliates: number | null;
};

export type BuildOrBuy = Explained<'build' | 'buy'>;

/**
 * Whether to build affiliate tracking or buy it (S61.5). Any reason to build wins over reasons to buy; with neither
 * there is no verdict.
 */
export function buildOrBuy(rules: BuildOrBuyRules, facts: BuildOrBuyFacts): BuildOrBuy {
  const build = reasonsToBuild(rules, facts);
  const buy = reasonsToBuy(rules, facts);
  return explained({
    value: verdictOf(build, buy),
    because:
      build.length + buy.length === 0 ? [because('No reason either way')] : [...build, ...buy],
    inputs: [
      { name: 'unique attribution', value: facts.uniqueAttribution },
      { name: 'highly custom commission', value: facts.customCommission },
      { name: 'deep proprietary integration', value: facts.deepIntegration },
      { name: 'affiliate transactions a month', value: facts.transactionsPerMonth },
      { name: 'first program', value: facts.firstProgram },
      { name: 'existing network wanted', value: facts.wantsNetwork },
      { name: 'weeks to launch', value: facts.weeksToLaunch },
      { name: 'affiliates', value: facts.affiliates },
    ],
    rule: 'S61.5',
    preset: rules.preset,
  });
}

function verdictOf(build: readonly Reason[], buy: readonly Reason[]): 'build' | 'buy' | null {
  if (build.length > 0) return 'build';
  return buy.length > 0 ? 'buy' : null;
}

function reasonsToBuild(rules: BuildOrBuyRules, facts: BuildOrBuyFacts): Reason[] {
  const { transactionsPerMonth: count } = facts;
  const limit = rules.buildOverTransactions;
  return chosen([
    [facts.uniqueAttribution === true, 'Build: attribution is unique'],
    [facts.customCommission === true, 'Build: commission is highly custom'],
    [
      count !== null && count > limit,
      `Build: ${groupedCount(count ?? 0)} transactions a month are over ${groupedCount(limit)}`,
    ],
    [facts.deepIntegration === true, 'Build: deep proprietary integration is needed'],
  ]);
}

function reasonsToBuy(rules: BuildOrBuyRules, facts: BuildOrBuyFacts): Reason[] {
  const { weeksToLaunch: weeks, affiliates } = facts;
  return chosen([
    [facts.firstProgram === true, 'Buy: it is the first program'],
    [
      weeks !== null && weeks < rules.buyUnderWeeks,
      `Buy: launch in ${plural(weeks ?? 0, 'week')} is under ${rules.buyUnderWeeks}`,
    ],
    [facts.wantsNetwork === true, 'Buy: an existing network is wanted'],
    [
      affiliates !== null && affiliates < rules.buyUnderAffiliates,
      `Buy: ${plural(affiliates ?? 0, 'affiliate')} are under ${rules.buyUnderAffiliates}`,
    ],
  ]);
}

function chosen(candidates: readonly (readonly [holds: boolean, text: string])[]): Reason[] {
  return candidates.flatMap(([holds, text]) => (holds ? [because(text)] : []));
}

/** The limits of S61. */
export const standardBuildOrBuy: BuildOrBuyRules = {
  preset: 'Standard',
  version: 1,
  buildOverTransactions: 10_000,
  buyUnderWeeks: 4,
  buyUnderAffiliates: 500,
};
