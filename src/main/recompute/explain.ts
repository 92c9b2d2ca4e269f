import type { Fact } from '../../shared/kernel/explained.ts';
import { notFound } from '../../shared/kernel/failure.ts';
import {
  addQuarters,
  compareQuarters,
  type FiscalQuarter,
  quarterKey,
  quarterOf,
  quarterRange,
} from '../../shared/kernel/quarter.ts';
import { type MetricId, metricIds, metrics } from '../../shared/program/metrics.ts';
import { segmentOf } from '../../shared/program/segment.ts';
import { placeInMatrix } from '../../shared/program/value-matrix.ts';
import type { RevenuePoint } from '../../shared/qbr/deck-types.ts';
import type { Reader } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import { Behind } from './behind.ts';
import { type BookStanding, bookStanding } from './book-place.ts';
import { type Gathered, type PartnerFacts, partnerFacts } from './facts.ts';
import { quarterFigure } from './figures.ts';
import { evidenceOf, filesOf, Lineage, newestOf } from './lineage.ts';
import { metricValues, type Plain } from './metric-values.ts';
import { type EvidenceBook, type Scored, scorePartner, segmentFacts } from './score.ts';
import type { BehindRow, ExplainedPartner, MetricValue, SegmentStanding } from './types.ts';

const seriesQuarters = 10;

/** Everything known of one partner, gathered once: what explanations, traces and data packs are made of. */
export type PartnerStudy = {
  reader: Reader;
  basis: Gathered;
  partner: PartnerFacts;
  behind: Behind;
  scored: Scored;
  place: BookStanding;
  segment: SegmentStanding;
  quarter: FiscalQuarter;
};

/**
 * Studies one partner for a quarter (the last complete one unless it is said). Health and tier stand for today; figures
 * that belong to a quarter stand for the one asked for.
 */
export function studyPartner(
  reader: Reader,
  partnerId: number,
  today: string,
  quarter: FiscalQuarter | null = null,
): PartnerStudy {
  const settings = settingsOn(reader, today);
  const running = quarterOf(today, settings.fiscalYearStartMonth);
  const asked = quarter ?? addQuarters(running, -1);
  const first = addQuarters(asked, -(seriesQuarters - 1));
  const from = earlier(first, addQuarters(running, -seriesQuarters));
  const to = earlier(asked, running) === asked ? running : asked;
  const basis = partnerFacts(reader, [partnerId], today, settings, { quarters: { from, to } });
  const partner = basis.partners.get(partnerId);
  if (partner === undefined)
    throw notFound('This partner is no longer in the book.', 'Reload the list and choose another.');
  const behind = new Behind(reader, basis, partner);
  const bare = scorePartner(basis, partner);
  const scored = scorePartner(basis, partner, evidenceBook(reader, behind, basis));
  const revenue = bare.standing.year.value;
  const place = bookStanding(reader, { id: partnerId, revenue }, today, settings);
  const found = segmentOf(segmentFacts(partner, scored, place));
  const segment = { name: found.segment, reason: found.reason, atRiskHealth: found.atRiskHealth };
  return { reader, basis, partner, behind, scored, place, segment, quarter: asked };
}

function earlier(a: FiscalQuarter, b: FiscalQuarter): FiscalQuarter {
  return compareQuarters(a, b) <= 0 ? a : b;
}

function evidenceBook(reader: Reader, behind: Behind, basis: Gathered): EvidenceBook {
  const last = basis.lastComplete;
  const rows = {
    revenue: behind.rows('growthYoY', last),
    registrations: behind.rows('registrations90d', last),
    engagement: behind.rows('activeDays90d', last),
    nps: behind.rows('nps', last),
    partner: behind.rows('tier', last).slice(0, 1),
    year: behind.rows('sourcedT12M', last),
    certifications: behind.rows('certifiedPeople', last),
  };
  const lineage = new Lineage(reader, Object.values(rows).flat());
  return {
    revenue: evidenceOf(lineage, rows.revenue, 'Revenue'),
    registrations: evidenceOf(lineage, rows.registrations, 'Registered deals'),
    engagement: evidenceOf(lineage, rows.engagement, 'Activity log'),
    nps: evidenceOf(lineage, rows.nps, 'Survey answers'),
    partner: evidenceOf(lineage, rows.partner, 'Partner record'),
    year: evidenceOf(lineage, rows.year, 'Revenue of twelve months'),
    certifications: evidenceOf(lineage, rows.certifications, 'Certifications'),
  };
}

/** Metrics, health, tier and segment of one partner, each with what it rests on. */
export function explainPartner(
  reader: Reader,
  partnerId: number,
  today: string,
  quarter: FiscalQuarter | null = null,
): ExplainedPartner {
  const study = studyPartner(reader, partnerId, today, quarter);
  const { basis, partner, scored, place } = study;
  return {
    partnerId,
    currency: basis.currency,
    quarter: quarterKey(study.quarter),
    metrics: metricsOf(study, metricIds),
    health: scored.health,
    tier: scored.tier,
    segment: study.segment,
    matrix: placeInMatrix({
      currency: basis.currency,
      strategicValue: partner.strategicValue,
      revenueT12M: scored.standing.year.value,
      revenueCut: place.revenueCut,
    }),
    series: revenueSeries(study),
    warnings: warningsOf(study),
  };
}

/** Some metrics of a studied partner with the files behind them. */
export function metricsOf(
  study: PartnerStudy,
  ids: readonly MetricId[],
): Partial<Record<MetricId, MetricValue>> {
  const { reader, behind, quarter, segment } = study;
  const values = metricValues({ ...study, segment: segment.name });
  const rows = new Map<MetricId, BehindRow[]>(ids.map((id) => [id, behind.rows(id, quarter)]));
  const lineage = new Lineage(reader, [...rows.values()].flat());
  return Object.fromEntries(
    ids.map((id) => [id, dressed(id, values[id], rows.get(id) ?? [], lineage)]),
  );
}

/** Some figures as facts for a rule: value, the files behind it, and the newest of their days. */
export function factsOf<Id extends MetricId>(
  study: PartnerStudy,
  ids: readonly Id[],
): Record<Id, Fact<number>> {
  const { reader, behind, quarter, segment } = study;
  const values = metricValues({ ...study, segment: segment.name });
  const rows = new Map<Id, BehindRow[]>(ids.map((id) => [id, behind.rows(id, quarter)]));
  const lineage = new Lineage(reader, [...rows.values()].flat());
  const fact = (id: Id): Fact<number> => {
    const { value } = values[id];
    const own = rows.get(id) ?? [];
    return {
      value: typeof value === 'number' ? value : null,
      evidence: evidenceOf(lineage, own, metrics[id].label),
      asOf: newestOf(lineage, own),
    };
  };
  const facts: Partial<Record<Id, Fact<number>>> = {};
  for (const id of ids) facts[id] = fact(id);
  return facts as Record<Id, Fact<number>>;
}

function dressed(
  id: MetricId,
  value: Plain,
  rows: readonly BehindRow[],
  lineage: Lineage,
): MetricValue {
  return {
    value: value.value,
    unit: metrics[id].unit,
    asOf: newestOf(lineage, rows),
    coverage: value.coverage,
    basis: value.basis,
    from: filesOf(lineage, rows),
    note: value.note,
  };
}

/** Revenue by quarter up to the one studied, and the running one where it has any; unknown quarters stay null. */
export function revenueSeries(
  { basis, partner, quarter }: PartnerStudy,
  count = seriesQuarters,
): RevenuePoint[] {
  const running = quarterOf(basis.today, basis.startMonth);
  const told = quarterFigure(basis, partner, running);
  const complete = compareQuarters(quarter, addQuarters(running, -1)) === 0;
  const last = complete && told.value !== null && told.value !== 0 ? running : quarter;
  return quarterRange(addQuarters(last, -(count - 1)), last).map((one) => {
    const figure = quarterFigure(basis, partner, one);
    return {
      quarter: figure.quarter,
      revenue: figure.value,
      sourced: figure.kindUnstated ? null : figure.sourced,
      influenced: figure.kindUnstated ? null : figure.influenced,
      target: figure.target,
      toDate: figure.toDate,
    };
  });
}

function warningsOf({ basis, partner, quarter }: PartnerStudy): string[] {
  return quarterRange(addQuarters(quarter, -7), quarter).flatMap((one) => {
    const figure = quarterFigure(basis, partner, one);
    return figure.difference === null || figure.note === null ? [] : [figure.note];
  });
}
