import { registrationWindow } from '../../shared/health/activity.ts';
import { npsFromResponses, type PartnerNps, type SurveyResponse } from '../../shared/health/nps.ts';
import {
  addDays,
  addMonths,
  type LocalDate,
  trailing12Months,
} from '../../shared/kernel/local-date.ts';
import {
  addQuarters,
  endOfQuarter,
  type FiscalQuarter,
  lastCompleteQuarter,
  ordinal,
  quarterKey,
  startOfQuarter,
} from '../../shared/kernel/quarter.ts';
import {
  type CertificationRecord,
  type CertifiedCount,
  countCertified,
} from '../../shared/program/certifications.ts';
import type { ProgramSettings } from '../../shared/program/settings.ts';
import type { Reader } from '../book/types.ts';
import * as rows from './activity-rows.ts';
import { type Coverage, readCoverage, revenueSpan } from './coverage.ts';
import {
  type DealFacts,
  type DealSums,
  type DealWindows,
  dealFacts,
  type OpenPipeline,
} from './deal-facts.ts';
import { quarterlyFacts, type RevenueSum } from './revenue-rows.ts';
import { scopeOf } from './scope.ts';

export type QuarterSums = { facts: RevenueSum | null; deals: RevenueSum | null };

/** What the book says of one partner, gathered and not yet judged. */
export type PartnerFacts = rows.PartnerIdentity & {
  quarters: Map<string, QuarterSums>;
  deals: DealSums | null;
  pipeline: OpenPipeline | null;
  firstFact: string | null;
  activeDays: Set<LocalDate>;
  lastTouchOn: LocalDate | null;
  nps: PartnerNps | null;
  certified: CertifiedCount | null;
  nextQbrAt: string | null;
  /** A source that brings such rows knows this partner: no row then means none, not unknown. */
  coveredBy: { revenue: boolean; registrations: boolean; certifications: boolean };
};

/** What the whole gathering stands on. */
export type Basis = {
  settings: ProgramSettings;
  today: LocalDate;
  currency: string;
  startMonth: number;
  coverage: Coverage;
  /** Quarters between which the book knows revenue. */
  span: { from: string; to: string } | null;
  windows: DealWindows;
  /** Last complete fiscal quarter: the one scores use. */
  lastComplete: FiscalQuarter;
  terse: boolean;
  /** Key and days of the quarters met so far, by ordinal: the same few for every partner. */
  frames: Map<number, QuarterFrame>;
};

export type QuarterFrame = { key: string; end: LocalDate; toDate: boolean };

/** A quarter's key, last day, and whether it still runs. */
export function frameOf(basis: Basis, quarter: FiscalQuarter): QuarterFrame {
  const at = ordinal(quarter);
  const known = basis.frames.get(at);
  if (known !== undefined) return known;
  const end = endOfQuarter(quarter, basis.startMonth);
  const frame = { key: quarterKey(quarter), end, toDate: end >= basis.today };
  basis.frames.set(at, frame);
  return frame;
}

export type Gathered = Basis & { partners: Map<number, PartnerFacts> };

export type FactsOptions = {
  quarters?: { from: FiscalQuarter; to: FiscalQuarter };
  /** Leave out the sentences beside figures: nobody reads them while a whole book is scored. */
  terse?: boolean;
};

export function basisOf(reader: Reader, today: LocalDate, settings: ProgramSettings): Basis {
  const startMonth = settings.fiscalYearStartMonth;
  const coverage = readCoverage(reader, today);
  return {
    settings,
    today,
    currency: settings.currency,
    startMonth,
    coverage,
    span: revenueSpan(coverage, startMonth),
    windows: windowsOf(today, settings),
    lastComplete: lastCompleteQuarter(today, startMonth),
    terse: false,
    frames: new Map(),
  };
}

function windowsOf(today: LocalDate, settings: ProgramSettings): DealWindows {
  const year = trailing12Months(today);
  const toPrior = addDays(year.from, -1);
  const registered = registrationWindow(
    settings.health.dimensions.activity,
    today,
    settings.fiscalYearStartMonth,
  );
  return {
    from12: year.from,
    to12: year.to,
    fromPrior: addDays(addMonths(toPrior, -12), 1),
    toPrior,
    fromRegistered: registered.from,
    toRegistered: registered.to,
  };
}

/**
 * Gathers what figures and scores need of some partners, or (null) of the whole book, set by set: one statement per
 * kind of record however many partners there are. Archived records count nowhere.
 */
export function partnerFacts(
  reader: Reader,
  ids: readonly number[] | null,
  today: LocalDate,
  settings: ProgramSettings,
  options: FactsOptions = {},
): Gathered {
  const basis = { ...basisOf(reader, today, settings), terse: options.terse === true };
  const { currency, startMonth, coverage, windows, lastComplete } = basis;
  const scope = scopeOf(ids);
  const all = ids === null;
  const partners = new Map(
    rows.partnerIdentities(reader, scope, all).map((one) => [one.id, emptyFacts(one)]),
  );
  const give = <R extends { partner: number }>(
    found: R[],
    put: (to: PartnerFacts, row: R) => void,
  ) => {
    for (const row of found) {
      const to = partners.get(row.partner);
      if (to !== undefined) put(to, row);
    }
  };
  const span = options.quarters ?? { from: addQuarters(lastComplete, -7), to: lastComplete };
  const keys = { from: quarterKey(span.from), to: quarterKey(span.to) };
  give(quarterlyFacts(reader, scope, keys, currency), (to, row) => {
    quarterOf(to, row.quarter).facts = row;
  });
  const active = { from: addDays(today, -90), to: today };
  const { severalDealSources: severalSources } = coverage;
  const quarters = quarterDays(span, startMonth, today);
  const frame = { windows, quarters, active, currency, startMonth, severalSources };
  for (const [id, deals] of dealFacts(reader, scope, frame)) giveDeals(partners.get(id), deals);
  give(rows.firstFacts(reader, scope), (to, row) => {
    to.firstFact = row.quarter;
  });
  give(rows.activeDays(reader, scope, active), (to, row) => {
    to.activeDays.add(row.day);
  });
  give(rows.lastTouches(reader, scope, today), (to, row) => {
    to.lastTouchOn = row.on;
  });
  give(rows.nextQbrs(reader, scope, today), (to, row) => {
    to.nextQbrAt = row.at;
  });
  give(rows.partnerSources(reader, all, ids), (to, { source }) => {
    to.coveredBy.revenue ||= coverage.revenueSources.includes(source);
    to.coveredBy.registrations ||= coverage.registrationSources.includes(source);
    to.coveredBy.certifications ||= coverage.certificationSources.includes(source);
  });
  givePeople(reader, scope, today, partners);
  return { ...basis, partners };
}

function giveDeals(to: PartnerFacts | undefined, deals: DealFacts): void {
  if (to === undefined) return;
  to.deals = deals.sums;
  to.pipeline = deals.pipeline;
  to.activeDays = deals.days;
  for (const [key, sum] of deals.quarters) quarterOf(to, key).deals = sum;
}

function givePeople(
  reader: Reader,
  scope: ReturnType<typeof scopeOf>,
  today: LocalDate,
  partners: ReadonlyMap<number, PartnerFacts>,
): void {
  const held = grouped<CertificationRecord>(rows.certifications(reader, scope));
  for (const [id, to] of partners) {
    const records = held.get(id);
    if (records !== undefined || to.coveredBy.certifications)
      to.certified = countCertified(records ?? [], today);
  }
  for (const [id, responses] of grouped<SurveyResponse>(rows.surveys(reader, scope))) {
    const to = partners.get(id);
    if (to !== undefined) to.nps = npsFromResponses(responses, today);
  }
}

function grouped<T>(found: readonly (T & { partner: number })[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of found) {
    const group = groups.get(one.partner);
    if (group === undefined) groups.set(one.partner, [one]);
    else group.push(one);
  }
  return groups;
}

function quarterDays(
  { from, to }: { from: FiscalQuarter; to: FiscalQuarter },
  startMonth: number,
  today: LocalDate,
) {
  const end = endOfQuarter(to, startMonth);
  return { from: startOfQuarter(from, startMonth), to: end < today ? end : today };
}

function quarterOf(partner: PartnerFacts, key: string): QuarterSums {
  const known = partner.quarters.get(key);
  if (known !== undefined) return known;
  const sums: QuarterSums = { facts: null, deals: null };
  partner.quarters.set(key, sums);
  return sums;
}

function emptyFacts(identity: rows.PartnerIdentity): PartnerFacts {
  return {
    ...identity,
    quarters: new Map(),
    deals: null,
    pipeline: null,
    firstFact: null,
    activeDays: new Set(),
    lastTouchOn: null,
    nps: null,
    certified: null,
    nextQbrAt: null,
    coveredBy: { revenue: false, registrations: false, certifications: false },
  };
}
