import { bandOf } from '../kernel/bands.ts';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { compareRatios, type Ratio, ratio, ratioOf, toDecimals } from '../kernel/ratio.ts';
import { listed } from '../kernel/words.ts';
import {
  type IntegrationCommitment,
  type IntegrationFactor,
  type IntegrationFit,
  type IntegrationRules,
  integrationFactors,
  type MarketSignal,
} from './integration-rules.ts';

/** What is known of an integration; null is unknown. */
export type IntegrationFacts = {
  /** Whole, 0 or more. */
  readonly sharedAccounts: number | null;
  readonly fit: IntegrationFit | null;
  readonly commitment: IntegrationCommitment | null;
  readonly api: boolean | null;
  /** Weeks the build takes, 0 or more. */
  readonly weeks: number | null;
  readonly market: MarketSignal | null;
};

export type FactorPoints = Readonly<Record<IntegrationFactor, number | null>>;

/**
 * `value` = sum of weight x points (2,500 to 10,000 by the standard table), whole, so that it is exact; null while a
 * factor is unknown. `score` is that out of 100.
 */
export type IntegrationScore = Explained<number> & {
  readonly score: number | null;
  readonly prioritize: boolean | null;
  readonly points: FactorPoints;
  /** The overlap is unknown and the other factors were rescaled: an estimate. */
  readonly provisional: boolean;
};

/** Points for the customer overlap (S75.2): shared accounts, whole, 0 or more. */
export function overlapPoints(rules: IntegrationRules, sharedAccounts: number): number {
  return stepPoints(rules.overlap, sharedAccounts);
}

/**
 * Points for technical feasibility (S75.3): exactly 2 weeks are 60, exactly 8 weeks 25, without an API 25 whatever the
 * weeks. Null while the API or, with one, the weeks are unknown.
 */
export function feasibilityPoints(
  { feasibility }: IntegrationRules,
  api: boolean | null,
  weeks: number | null,
): number | null {
  if (api === false) return feasibility.withoutApi;
  return api === null || weeks === null ? null : stepPoints(feasibility.weeks, weeks);
}

function stepPoints(steps: readonly { from: number; points: number }[], value: number): number {
  const found = bandOf(steps, value);
  if (found === null)
    throw new RangeError(`A count or a length of time is 0 or more; it is ${value}.`);
  return found.points;
}

/** Points per factor (S75.1); null is unknown. */
export function integrationPoints(rules: IntegrationRules, facts: IntegrationFacts): FactorPoints {
  const { sharedAccounts, fit, commitment, market } = facts;
  return {
    overlap: sharedAccounts === null ? null : overlapPoints(rules, sharedAccounts),
    fit: fit === null ? null : rules.fit[fit],
    commitment: commitment === null ? null : rules.commitment[commitment],
    feasibility: feasibilityPoints(rules, facts.api, facts.weeks),
    market: market === null ? null : rules.market[market],
  };
}

/**
 * Scores an integration from its points (S75.4): weighted sum, prioritized from exactly 70. A missing factor leaves it
 * unscored; an unknown overlap alone may be rescaled instead, by the rules' option, and is then provisional.
 */
export function scoreIntegration(rules: IntegrationRules, points: FactorPoints): IntegrationScore {
  const rows = factorRows(rules, points);
  const missing = rows.filter((row) => row.points === null);
  const rescale =
    rules.unknownOverlap === 'rescale' && missing.length === 1 && points.overlap === null;
  const known = rows.flatMap((row) =>
    row.points === null ? [] : [{ ...row, points: row.points }],
  );
  const sum = known.reduce((total, row) => total + row.weight * row.points, 0);
  const weight = known.reduce((total, row) => total + row.weight, 0);
  const scored = weight > 0 && (missing.length === 0 || rescale);
  const exact = scored ? ratio(sum, weight) : null;
  return {
    ...explained({
      value: scored ? sum : null,
      because: [
        ...known.map((row) => ({
          text: `${row.name}: ${row.weight}% of ${row.points}`,
          part: row.weight * row.points,
        })),
        ...(missing.length === 0
          ? []
          : [because(`Unknown: ${listed(missing.map(({ name }) => name.toLowerCase()))}`)]),
      ],
      inputs: rows.map(({ name, points: value }) => ({ name, value })),
      rule: 'S75.4',
      preset: rules.preset,
    }),
    score: exact === null ? null : toDecimals(exact, 2),
    prioritize: exact === null ? null : reaches(exact, rules.prioritizeFrom),
    points,
    provisional: scored && missing.length > 0,
  };
}

function factorRows(
  { weights }: IntegrationRules,
  points: FactorPoints,
): { name: string; weight: number; points: number | null }[] {
  const ids = Object.keys(integrationFactors) as IntegrationFactor[];
  return ids.map((id) => ({
    name: integrationFactors[id],
    weight: weights[id],
    points: points[id],
  }));
}

function reaches(exact: Ratio, from: number): boolean {
  return compareRatios(exact, ratioOf(from)) >= 0;
}

export type RankedIntegration = {
  readonly name: string;
  readonly sharedAccounts: number | null;
  readonly result: IntegrationScore;
};

/** Integrations from the highest score down (S75.5); ties by the higher overlap, then by name; unscored ones last. */
export function rankIntegrations(list: readonly RankedIntegration[]): RankedIntegration[] {
  return list.toSorted(
    (a, b) =>
      (b.result.score ?? -1) - (a.result.score ?? -1) ||
      (b.sharedAccounts ?? -1) - (a.sharedAccounts ?? -1) ||
      (a.name < b.name ? -1 : 1),
  );
}
