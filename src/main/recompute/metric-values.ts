import { growthRatio } from '../../shared/kernel/percent.ts';
import {
  addQuarters,
  endOfQuarter,
  type FiscalQuarter,
  startOfQuarter,
} from '../../shared/kernel/quarter.ts';
import { type Ratio, roundRatio } from '../../shared/kernel/ratio.ts';
import { plural } from '../../shared/kernel/words.ts';
import type { MetricId } from '../../shared/program/metrics.ts';
import { keptRate } from '../../shared/qbr/commitments.ts';
import { attainment, averageDeal, winRate } from '../../shared/qbr/figures.ts';
import type { Reader } from '../book/types.ts';
import type { Behind } from './behind.ts';
import { dealRows } from './behind-deals.ts';
import { commitmentRows } from './behind-records.ts';
import type { Basis, PartnerFacts } from './facts.ts';
import { join, type QuarterFigure, quarterFigure, type RevenueFigure } from './figures.ts';
import { pipelineValue } from './rows.ts';
import { sameDaysRows } from './same-days.ts';
import type { Scored } from './score.ts';
import type { BehindRow } from './types.ts';

/** A figure before its rows are looked up. */
export type Plain = {
  value: number | string | null;
  coverage: number;
  basis: string | null;
  note: string | null;
};

export type MetricInput = {
  reader: Reader;
  basis: Basis;
  partner: PartnerFacts;
  scored: Scored;
  behind: Behind;
  segment: string;
  quarter: FiscalQuarter;
};

const plain = (
  value: number | string | null,
  basis: string | null = null,
  note: string | null = null,
): Plain => ({
  value,
  coverage: value === null ? 0 : 100,
  basis,
  note,
});

const ofFigure = (figure: RevenueFigure, value: number | null = figure.value): Plain => ({
  value,
  coverage: value === null ? 0 : figure.coverage,
  basis: figure.basis,
  note: figure.note,
});

/** A ratio as a percentage with two decimals. */
function percent(ratio: Ratio | null): number | null {
  return ratio === null
    ? null
    : Number(roundRatio({ num: ratio.num * 10_000n, den: ratio.den })) / 100;
}

/** Every metric of the catalogue for one partner and quarter. */
export function metricValues(input: MetricInput): Record<MetricId, Plain> {
  return {
    ...revenueValues(input),
    ...yearValues(input),
    ...dealValues(input),
    ...peopleValues(input),
    ...standingValues(input),
  };
}

function revenueValues({ reader, basis, partner, quarter }: MetricInput) {
  const current = quarterFigure(basis, partner, quarter);
  const previous = quarterFigure(basis, partner, addQuarters(quarter, -1));
  const priorYear = priorYearFigure(reader, basis, partner, quarter, current);
  const growth = (base: RevenueFigure) =>
    current.value === null || base.value === null
      ? null
      : percent(growthRatio(current.value, base.value));
  const attained =
    current.value === null || current.target === null
      ? null
      : percent(attainment(current.value, current.target));
  const average =
    current.value === null || current.won === null ? null : averageDeal(current.value, current.won);
  return {
    revenueQuarter: ofFigure(current),
    sourcedQuarter: ofFigure(current, current.sourced),
    influencedQuarter: ofFigure(current, current.influenced),
    revenuePreviousQuarter: ofFigure(previous),
    revenuePriorYearQuarter: ofFigure(priorYear),
    growthYoY: plain(
      growth(priorYear),
      current.basis,
      priorYear.value === null ? priorYear.note : null,
    ),
    growthQoQ: current.toDate
      ? plain(null, current.basis, 'The quarter is still running.')
      : plain(growth(previous), current.basis),
    targetQuarter: plain(
      current.target,
      'records',
      current.target === null ? 'No target is on record.' : null,
    ),
    targetAttainment: plain(attained, current.basis),
    averageDeal: plain(average, current.basis),
  };
}

/**
 * The same quarter a year before; for a running one the same days, from dated deals alone. Quarterly figures carry no
 * days, so a running quarter told by them has nothing to be compared with.
 */
export function priorYearFigure(
  reader: Reader,
  basis: Basis,
  partner: PartnerFacts,
  quarter: FiscalQuarter,
  current: QuarterFigure,
): RevenueFigure {
  const before = addQuarters(quarter, -4);
  const figure = quarterFigure(basis, partner, before);
  if (!current.toDate) return figure;
  const unknown = {
    value: null,
    sourced: null,
    influenced: null,
    coverage: 0,
    kindUnstated: false,
    basis: null,
  };
  if (current.basis !== 'won deals')
    return {
      ...unknown,
      note: 'A running quarter is compared by dated deals, and its revenue comes from quarterly figures.',
    };
  if (figure.value === null) return figure;
  const rows = sameDaysRows(reader, basis, partner, quarter);
  const value = rows.reduce((sum, row) => sum + (typeof row.value === 'number' ? row.value : 0), 0);
  return {
    ...unknown,
    value,
    coverage: 100,
    basis: 'won deals',
    note: 'The same days a year before.',
  };
}

function yearValues({ scored }: MetricInput) {
  const { year, averageDeal: average, closed } = scored.standing;
  const both =
    year.sourced === null || year.influenced === null ? null : year.sourced + year.influenced;
  const growth =
    year.value === null || year.prior === null
      ? null
      : percent(growthRatio(year.value, year.prior));
  return {
    revenueT12M: ofFigure(year),
    revenuePriorT12M: plain(year.prior, year.basis),
    growthT12M: plain(growth, year.basis),
    sourcedT12M: { ...ofFigure(year, year.sourced), note: arrNote(year.basis, year.note) },
    influencedT12M: { ...ofFigure(year, both), note: arrNote(year.basis, year.note) },
    averageDealT12M: plain(average, closed.won === null ? null : 'won deals'),
  };
}

function arrNote(basis: string | null, note: string | null): string | null {
  return join([basis === 'quarterly facts' ? 'Revenue used as ARR.' : null, note]);
}

const total = (rows: readonly BehindRow[]): number =>
  rows.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : 0), 0);

function dealValues({ reader, basis, partner, scored, behind, quarter }: MetricInput) {
  const { deals, coveredBy } = partner;
  const dealsKnown = deals !== null || coveredBy.registrations;
  const registered = (deals?.everRegistered ?? 0) > 0 || coveredBy.registrations;
  const lostKnown =
    dealsKnown &&
    reader.get("SELECT 1 FROM deal WHERE stage = 'lost' AND archived = 0 LIMIT 1") !== undefined;
  const count = (metric: MetricId, known: boolean, why: string) =>
    known ? plain(total(behind.rows(metric, quarter)), 'records') : plain(null, null, why);
  const won = quarterFigure(basis, partner, quarter).won;
  const lost = count('lostDeals', lostKnown, 'No source of the book reports lost deals.');
  const rate =
    typeof lost.value === 'number' && deals !== null
      ? winRate(total(behind.rows('winRate', quarter)), lost.value)
      : null;
  const cycle = behind.rows('salesCycleDays', quarter);
  const vanished = vanishedOpen(reader, partner.id);
  const gone =
    vanished > 0
      ? `${plural(vanished, 'open deal')} vanished from the source and ${vanished === 1 ? 'does' : 'do'} not count.`
      : null;
  const pipeline = pipelineValue(partner);
  return {
    pipelineValue: plain(
      pipeline,
      pipeline === null ? null : 'open deals',
      join([pipelineNote(partner, basis), gone]),
    ),
    openDeals: plain(dealsKnown ? (partner.pipeline?.deals ?? 0) : null, 'open deals', gone),
    registeredDeals: count('registeredDeals', registered, 'No registration dates are on record.'),
    wonDeals: plain(won, won === null ? null : 'closed deals'),
    lostDeals: lost,
    winRate: plain(percent(rate), 'closed deals'),
    salesCycleDays: plain(
      cycle.length === 0 ? null : Math.round((10 * total(cycle)) / cycle.length) / 10,
      'closed deals',
    ),
    registrations90d: plain(scored.standing.registrations, 'records'),
    referralsT12M: plain(null, null, 'Referrals are not recorded yet.'),
  };
}

function pipelineNote({ pipeline }: PartnerFacts, { currency }: Basis): string | null {
  if (pipeline === null) return null;
  if (pipeline.foreign > 0)
    return `Open deals have ${plural(pipeline.foreign, 'line')} in another currency than ${currency}, and no rate is on record.`;
  return pipeline.known < pipeline.rows
    ? `${pipeline.rows - pipeline.known} of ${plural(pipeline.rows, 'line')} of open deals have no amount.`
    : null;
}

function vanishedOpen(reader: Reader, partner: number): number {
  const open = dealRows(reader, { partner, stage: 'open', severalSources: false });
  const present = dealRows(reader, {
    partner,
    stage: 'open',
    severalSources: false,
    present: true,
  });
  return (
    new Set(open.map(({ identity }) => identity)).size -
    new Set(present.map(({ identity }) => identity)).size
  );
}

function peopleValues({ partner, behind, quarter, basis, reader }: MetricInput) {
  const { certified } = partner;
  const noRecord = certified === null ? 'No certification is on record.' : null;
  const campaignsKnown =
    reader.get('SELECT 1 FROM campaign WHERE archived = 0 LIMIT 1') !== undefined;
  const log = partner.activeDays.size > 0 || partner.lastTouchOn !== null || partner.deals !== null;
  const commitments = commitmentRows(reader, partner.id).map((one) => ({
    ...one,
    person: one.person ?? '',
  }));
  const days = {
    from: startOfQuarter(quarter, basis.startMonth),
    to: endOfQuarter(quarter, basis.startMonth),
  };
  const kept = keptRate(commitments, days, basis.today);
  return {
    certifiedPeople: plain(certified?.people ?? null, 'records', noRecord),
    certifiedSales: plain(certified?.sales ?? null, 'records', noRecord),
    certifiedTechnical: plain(certified?.technical ?? null, 'records', noRecord),
    trainingHours: plain(null, null, 'Training hours are not recorded yet.'),
    activeDays90d: plain(
      log || partner.coveredBy.registrations ? partner.activeDays.size : null,
      'records',
    ),
    loginsPerMonth: plain(null, null, 'Portal logins are not recorded yet.'),
    campaigns: campaignsKnown
      ? plain(total(behind.rows('campaigns', quarter)), 'records')
      : plain(null, null, 'No campaign is on record.'),
    escalations: plain(null, null, 'Escalations are not recorded yet.'),
    lastTouch: plain(partner.lastTouchOn, 'records'),
    nps: plain(partner.nps === null ? null : Math.round(partner.nps.value * 10) / 10, 'records'),
    nextQbr: plain(partner.nextQbrAt, 'records'),
    commitmentsKept: plain(
      kept.due === 0 ? null : percent({ num: BigInt(kept.kept), den: BigInt(kept.due) }),
      'records',
    ),
    commitmentsOpen: plain(commitments.filter(({ status }) => status === 'open').length, 'records'),
  };
}

function standingValues({ scored, segment, basis }: MetricInput) {
  const { health, tier } = scored;
  const preset = `${basis.settings.health.preset} health rules`;
  return {
    health: { value: health.value, coverage: health.coverage, basis: preset, note: health.summary },
    tier: {
      value: tier.standing,
      coverage: tier.coverage,
      basis: `${basis.settings.tierLadder.name} (${tier.preset})`,
      note: tier.provisional ? `Provisional: ${tier.unknown.join(', ')} unknown.` : null,
    },
    segment: plain(segment, 'book'),
  };
}
