import { growthRatio } from '../../shared/kernel/percent.ts';
import { toNumber } from '../../shared/kernel/ratio.ts';
import { segmentOf } from '../../shared/program/segment.ts';
import type { SqlValue } from '../book/types.ts';
import type { Basis, PartnerFacts } from './facts.ts';
import { type BookPlace, type ScoredRow, segmentFacts } from './score.ts';

/** Columns of partner_score in the order they are written; the list computed for another day reads the same names. */
export const scoreColumns = [
  'partner_id',
  'as_of',
  'rules_version',
  'health',
  'band',
  'coverage',
  'provisional',
  'points',
  'tier_held',
  'tier_earned',
  'tier_next',
  'tier_percent',
  'segment',
  'revenue_t12m',
  'sourced_t12m',
  'revenue_quarter',
  'growth_yoy',
  'pipeline',
  'open_deals',
  'last_touch_on',
  'next_qbr_at',
] as const;

export type ScoreRow = Record<(typeof scoreColumns)[number], SqlValue>;

export function scoreRow(
  basis: Basis,
  partner: PartnerFacts,
  scored: ScoredRow,
  place: BookPlace,
): ScoreRow {
  const { health, tier, standing } = scored;
  const { current, priorYear, year } = standing;
  const growth =
    current.value === null || priorYear.value === null
      ? null
      : growthRatio(current.value, priorYear.value);
  const points = health.dimensions.map(({ id, points }) => [id, points]);
  return {
    partner_id: partner.id,
    as_of: basis.today,
    rules_version: basis.settings.version,
    health: health.value,
    band: health.band?.name ?? null,
    coverage: health.coverage,
    provisional: health.provisional ? 1 : 0,
    points: JSON.stringify(Object.fromEntries(points)),
    tier_held: partner.tierHeld,
    tier_earned: tier.earned?.name ?? null,
    tier_next: tier.next.top ? null : tier.next.name,
    tier_percent: tier.next.top ? null : tier.next.percent,
    segment: segmentOf(segmentFacts(partner, scored, place)).segment,
    revenue_t12m: year.value,
    sourced_t12m: year.sourced,
    revenue_quarter: current.value,
    growth_yoy: growth === null ? null : toNumber(growth),
    pipeline: pipelineValue(partner),
    open_deals: partner.pipeline?.deals ?? 0,
    last_touch_on: partner.lastTouchOn,
    next_qbr_at: partner.nextQbrAt,
  };
}

/** Sum of open deals; zero where deals of the partner are known and none is open, null where nothing is known. */
export function pipelineValue(partner: PartnerFacts): number | null {
  const { pipeline, deals, coveredBy } = partner;
  if (pipeline !== null) {
    if (pipeline.foreign > 0) return null;
    return pipeline.known === 0 ? null : pipeline.value;
  }
  return deals !== null || coveredBy.registrations ? 0 : null;
}
