import { judgePoints } from '../../shared/health/judge.ts';
import { healthDimensionIds } from '../../shared/health/rules.ts';
import { scoreHealth } from '../../shared/health/score.ts';
import { totalHealth } from '../../shared/health/total.ts';
import type {
  EngagementFact,
  HealthDimension,
  HealthFacts,
  HealthScore,
} from '../../shared/health/types.ts';
import type { Evidence, Fact } from '../../shared/kernel/explained.ts';
import { latestAsOf } from '../../shared/kernel/explained.ts';
import { divideMinor } from '../../shared/kernel/money.ts';
import { addQuarters, quarterKey } from '../../shared/kernel/quarter.ts';
import { type SegmentFacts, segmentGrowth } from '../../shared/program/segment.ts';
import { evaluateTier, tierPlace } from '../../shared/tiers/evaluate.ts';
import type { TierFacts, TierPlace, TierResult } from '../../shared/tiers/types.ts';
import type { Basis, PartnerFacts } from './facts.ts';
import {
  activityLog,
  closedDeals,
  type QuarterFigure,
  quarterFigure,
  registrations,
  type YearFigure,
  yearFigure,
} from './figures.ts';

/** The rows each input rests on; empty while the whole book is scored, filled when one partner is explained. */
export type EvidenceBook = {
  revenue: readonly Evidence[];
  registrations: readonly Evidence[];
  engagement: readonly Evidence[];
  nps: readonly Evidence[];
  partner: readonly Evidence[];
  year: readonly Evidence[];
  certifications: readonly Evidence[];
};

export const noEvidence: EvidenceBook = {
  revenue: [],
  registrations: [],
  engagement: [],
  nps: [],
  partner: [],
  year: [],
  certifications: [],
};

/** One partner's figures that scores, lists and screens share. */
export type Standing = {
  current: QuarterFigure;
  priorYear: QuarterFigure;
  previous: QuarterFigure;
  year: YearFigure;
  registrations: number | null;
  averageDeal: number | null;
  closed: { won: number | null; value: number | null };
};

export function standingOf(basis: Basis, partner: PartnerFacts): Standing {
  const last = basis.lastComplete;
  const closed = closedDeals(basis, partner);
  return {
    current: quarterFigure(basis, partner, last),
    previous: quarterFigure(basis, partner, addQuarters(last, -1)),
    priorYear: quarterFigure(basis, partner, addQuarters(last, -4)),
    year: yearFigure(basis, partner),
    registrations: registrations(partner),
    closed,
    averageDeal:
      closed.won === null || closed.won === 0 || closed.value === null
        ? null
        : divideMinor(closed.value, closed.won),
  };
}

export function healthFacts(
  basis: Basis,
  partner: PartnerFacts,
  standing: Standing,
  evidence: EvidenceBook = noEvidence,
): HealthFacts {
  const last = basis.lastComplete;
  return {
    currency: basis.currency,
    revenue: {
      quarter: quarterKey(last),
      current: standing.current.value,
      priorQuarter: quarterKey(addQuarters(last, -4)),
      prior: standing.priorYear.value,
      evidence: evidence.revenue,
    },
    registrations: {
      count: standing.registrations,
      from: basis.windows.fromRegistered,
      to: basis.windows.toRegistered,
      evidence: evidence.registrations,
    },
    engagement: engagementOf(partner, evidence),
    nps:
      partner.nps === null
        ? null
        : { value: partner.nps.value, on: partner.nps.on, evidence: evidence.nps },
    fit:
      partner.strategicFit === null
        ? null
        : { value: partner.strategicFit, on: null, evidence: evidence.partner },
  };
}

function engagementOf(partner: PartnerFacts, evidence: EvidenceBook): EngagementFact {
  const log = activityLog(partner);
  return log === null
    ? { kind: 'unknown' }
    : { kind: 'log', activeDays: log, evidence: evidence.engagement };
}

export function tierFacts(
  basis: Basis,
  partner: PartnerFacts,
  standing: Standing,
  evidence: EvidenceBook = noEvidence,
): TierFacts {
  const { year } = standing;
  const sourced = fact(year.sourced, evidence.year);
  const both =
    year.sourced === null || year.influenced === null ? null : year.sourced + year.influenced;
  const certified = (value: number | undefined) => fact(value ?? null, evidence.certifications);
  return {
    currency: basis.currency,
    arrLabel: year.basis === 'won deals' ? 'ARR' : 'revenue used as ARR',
    measures: {
      sourcedArr: sourced,
      revenue: sourced,
      influencedArr: fact(both, evidence.year),
      certified: certified(partner.certified?.people),
      certifiedSales: certified(partner.certified?.sales),
      certifiedTechnical: certified(partner.certified?.technical),
    },
    agreementSignedOn: partner.agreementSignedOn,
    averageDeal: standing.averageDeal,
    closedDealsT12M: standing.closed.won,
    held: partner.tierHeld,
  };
}

function fact(value: number | null, evidence: readonly Evidence[]): Fact<number> {
  return { value, evidence, asOf: latestAsOf(evidence) };
}

export type Scored = { standing: Standing; health: HealthScore; tier: TierResult };

/** One partner's health and tier from what was gathered: the same call for a list of ten thousand and for one page. */
export function scorePartner(
  basis: Basis,
  partner: PartnerFacts,
  evidence: EvidenceBook = noEvidence,
): Scored {
  const { settings, today } = basis;
  const standing = standingOf(basis, partner);
  return {
    standing,
    health: scoreHealth(settings.health, healthFacts(basis, partner, standing, evidence), today),
    tier: evaluateTier(settings.tierLadder, tierFacts(basis, partner, standing, evidence), today),
  };
}

/** What a row of the list keeps of a health score. */
export type HealthRow = Pick<HealthScore, 'value' | 'band' | 'coverage' | 'provisional'> & {
  readonly dimensions: readonly Pick<HealthDimension, 'id' | 'points'>[];
};

export type ScoredRow = { standing: Standing; health: HealthRow; tier: TierPlace };

/** The same score without its explanation: words are made only where somebody reads them. */
export function scoreForList(basis: Basis, partner: PartnerFacts): ScoredRow {
  const { settings, today } = basis;
  const standing = standingOf(basis, partner);
  const facts = healthFacts(basis, partner, standing);
  const dimensions = healthDimensionIds.map((id) => ({
    id,
    points: judgePoints(settings.health, facts, today, id),
    max: settings.health.dimensions[id].weight,
  }));
  return {
    standing,
    health: { ...totalHealth(settings.health, dimensions), dimensions },
    tier: tierPlace(settings.tierLadder, tierFacts(basis, partner, standing), today),
  };
}

export type BookPlace = { rank: number | null; partnersWithRevenue: number };

export function segmentFacts(
  partner: PartnerFacts,
  scored: ScoredRow,
  place: BookPlace,
): SegmentFacts {
  const { year, closed } = scored.standing;
  const log = activityLog(partner);
  return {
    health: scored.health.value,
    growth: segmentGrowth(year.value, year.prior),
    rank: place.rank,
    partnersWithRevenue: place.partnersWithRevenue,
    strategicValue: partner.strategicValue,
    strategicFlag: false,
    revenue: year.value,
    dealsWon: closed.won,
    engaged90d: log === null ? null : partner.activeDays.size > 0,
    tierIndex: (scored.tier.held ?? scored.tier.earned)?.index ?? null,
  };
}
