import { roundDivide } from '../kernel/whole.ts';
import type { HealthBand, HealthDimensionId, HealthRules } from './rules.ts';

/** Points earned in one dimension (null = unknown) out of its maximum. */
export type EarnedPoints = {
  readonly id: HealthDimensionId;
  readonly points: number | null;
  readonly max: number;
};

export type HealthTotal = {
  readonly value: number | null;
  readonly band: HealthBand | null;
  readonly coverage: number;
  readonly provisional: boolean;
  readonly earned: number;
  readonly available: number;
};

/** The band of a rounded score of 0-100 (S09.8). */
export function healthBand(rules: HealthRules, score: number): HealthBand {
  const found = rules.bands.find((band) => score >= band.from);
  if (found === undefined) throw new RangeError(`No band holds a score of ${score}.`);
  return { name: found.name, color: found.color };
}

/** Points earned of those available, as a score of 0-100, rounded half up (S09.6). */
export function scoreOf(earned: number, available: number): number {
  return roundDivide(100 * earned, available);
}

/**
 * Adds the known dimensions up and rescales when one is missing (S09.6): round half-up(100 x earned / available).
 * Published only from the required coverage and with revenue or activity known; otherwise value and band are null.
 */
export function totalHealth(rules: HealthRules, dimensions: readonly EarnedPoints[]): HealthTotal {
  let earned = 0;
  let available = 0;
  let anchored = false;
  for (const { id, points, max } of dimensions) {
    if (points === null) continue;
    earned += points;
    available += max;
    anchored ||= id === 'revenue' || id === 'activity';
  }
  const published = anchored && available > 0 && available >= rules.publishFromCoverage;
  const value = published ? scoreOf(earned, available) : null;
  const band = value === null ? null : healthBand(rules, value);
  return { value, band, coverage: available, provisional: available < 100, earned, available };
}
