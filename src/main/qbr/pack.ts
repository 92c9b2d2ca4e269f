import { unknownFact } from '../../shared/kernel/explained.ts';
import {
  compareQuarters,
  type FiscalQuarter,
  isToDate,
  quarterKey,
  quarterOf,
} from '../../shared/kernel/quarter.ts';
import { buildDataPack } from '../../shared/qbr/data-pack.ts';
import type { DataPack, PackFacts } from '../../shared/qbr/pack-types.ts';
import type { TierMeasure } from '../../shared/tiers/ladder.ts';
import type { TierResult } from '../../shared/tiers/types.ts';
import type { Reader } from '../book/types.ts';
import { factsOf, type PartnerStudy, quarterFigure, studyPartner } from '../recompute/index.ts';

/** What the data pack takes from the book; the rest of it is arithmetic on these. */
const packMetrics = [
  'revenueQuarter',
  'revenuePreviousQuarter',
  'revenuePriorYearQuarter',
  'targetQuarter',
  'sourcedQuarter',
  'influencedQuarter',
  'wonDeals',
  'lostDeals',
  'registeredDeals',
  'openDeals',
  'pipelineValue',
  'salesCycleDays',
  'certifiedSales',
  'certifiedTechnical',
  'trainingHours',
  'campaigns',
  'escalations',
  'loginsPerMonth',
] as const;

/** The data pack of a partner and quarter, filled from the book as it is today (S20). */
export function packFor(
  reader: Reader,
  partnerId: number,
  quarter: FiscalQuarter,
  today: string,
): DataPack {
  return buildDataPack(packFacts(studyPartner(reader, partnerId, today, quarter)));
}

/** The facts of a data pack from a studied partner. */
export function packFacts(study: PartnerStudy): PackFacts {
  const { basis, partner, scored, quarter } = study;
  const facts = factsOf(study, packMetrics);
  const running = quarterOf(basis.today, basis.startMonth);
  return {
    partner: { name: partner.name, tier: partner.tierHeld, manager: partner.owner },
    quarter: quarterKey(quarter),
    toDate:
      isToDate(quarter, basis.today, basis.startMonth) && compareQuarters(quarter, running) <= 0,
    today: basis.today,
    currency: basis.currency,
    revenue: {
      basis: quarterFigure(basis, partner, quarter).basis,
      actual: facts.revenueQuarter,
      previous: facts.revenuePreviousQuarter,
      priorYear: facts.revenuePriorYearQuarter,
      target: facts.targetQuarter,
      sourced: facts.sourcedQuarter,
      influenced: facts.influencedQuarter,
      sourcedTarget: unknownFact,
      influencedTarget: unknownFact,
    },
    deals: {
      won: facts.wonDeals,
      lost: facts.lostDeals,
      registered: facts.registeredDeals,
      open: facts.openDeals,
      pipelineValue: facts.pipelineValue,
      salesCycleDays: facts.salesCycleDays,
    },
    enablement: {
      certifiedSales: facts.certifiedSales,
      certifiedTechnical: facts.certifiedTechnical,
      requiredSales: requiredFor(scored.tier, 'certifiedSales'),
      requiredTechnical: requiredFor(scored.tier, 'certifiedTechnical'),
      trainingHours: facts.trainingHours,
    },
    engagement: {
      campaigns: facts.campaigns,
      escalations: facts.escalations,
      loginsPerMonth: facts.loginsPerMonth,
    },
    tier: scored.tier,
    sinceReview: null,
  };
}

/** What the next tier asks of a measure, or the held one where there is no next; null = nothing. */
function requiredFor(tier: TierResult, measure: TierMeasure): number | null {
  const name = tier.next.top ? (tier.held ?? tier.earned)?.name : tier.next.name;
  const step = tier.steps.find((one) => one.name === name);
  return step?.criteria.find((one) => one.measure === measure)?.threshold ?? null;
}
