import { formatMinor } from '../../shared/kernel/money.ts';
import {
  addQuarters,
  type FiscalQuarter,
  quarterKey,
  quarterLabel,
  quarterOf,
  quarterRange,
} from '../../shared/kernel/quarter.ts';
import type { RevenueBasis } from '../../shared/qbr/pack-types.ts';
import { type Basis, frameOf, type PartnerFacts } from './facts.ts';
import type { RevenueSum } from './revenue-rows.ts';

/** Revenue of a period from its one source of record, with what must be said beside it. */
export type RevenueFigure = {
  value: number | null;
  sourced: number | null;
  influenced: number | null;
  basis: RevenueBasis | null;
  /** True where no row stated its kind. */
  kindUnstated: boolean;
  /** Share of the period that is known, 0-100. */
  coverage: number;
  note: string | null;
};

export type QuarterFigure = RevenueFigure & {
  quarter: string;
  toDate: boolean;
  target: number | null;
  won: number | null;
  /** Won deals less quarterly facts, where the book has both and they differ. */
  difference: number | null;
};

const unknown = (note: string): RevenueFigure => ({
  value: null,
  sourced: null,
  influenced: null,
  basis: null,
  kindUnstated: false,
  coverage: 0,
  note,
});

/** A sum of rows as a figure. Amounts in a currency without a rate make it unknown, never a wrong sum. */
function figureOf(sum: RevenueSum, basis: RevenueBasis, currency: string): RevenueFigure {
  if (sum.foreign > 0)
    return {
      ...unknown(
        `${sum.foreign} of ${sum.rows} rows are in another currency than ${currency}, and no rate is on record.`,
      ),
      basis,
    };
  const value = sum.revenue ?? 0;
  return {
    value,
    sourced: value - sum.influenced,
    influenced: sum.influenced,
    basis,
    kindUnstated: sum.unstated !== 0 && sum.unstated === value,
    coverage: 100,
    note: join([
      sum.unstated !== 0 ? 'Kind not stated; counted as sourced.' : null,
      sum.known < sum.rows ? `${sum.rows - sum.known} of ${sum.rows} rows have no amount.` : null,
    ]),
  };
}

/**
 * Revenue of one fiscal quarter: quarterly facts where the partner has any for it, else won deals by close date, never
 * their sum. Without either it is zero where the book's data reach that quarter and know the partner, else unknown.
 */
export function quarterFigure(
  basis: Basis,
  partner: PartnerFacts,
  quarter: FiscalQuarter,
): QuarterFigure {
  const key = frameOf(basis, quarter).key;
  const sums = partner.quarters.get(key);
  const facts = sums?.facts ?? null;
  const deals = sums?.deals ?? null;
  const figure = recordOf(basis, partner, quarter, facts, deals);
  const difference = differenceOf(facts, deals);
  const warning =
    difference === null || basis.terse
      ? null
      : `Won deals of ${quarterLabel(quarter)} differ from the quarterly figures by ${formatMinor(difference, basis.currency)}; the quarterly figures count.`;
  return {
    ...figure,
    note: join([figure.note, warning]),
    quarter: key,
    toDate: frameOf(basis, quarter).toDate,
    target: facts === null || facts.foreign > 0 ? null : facts.target,
    won: deals?.won ?? facts?.won ?? (figure.value === null ? null : knownNone(partner, basis)),
    difference,
  };
}

function recordOf(
  basis: Basis,
  partner: PartnerFacts,
  quarter: FiscalQuarter,
  facts: RevenueSum | null,
  deals: RevenueSum | null,
): RevenueFigure {
  if (facts !== null && facts.known > 0) return figureOf(facts, 'quarterly facts', basis.currency);
  if (deals !== null) {
    const figure = figureOf(deals, 'won deals', basis.currency);
    return deals.known === 0
      ? { ...unknown('Won deals without an amount.'), basis: 'won deals' }
      : figure;
  }
  const reason = whyUnknown(basis, partner, quarter);
  if (reason !== null) return unknown(reason);
  return {
    ...unknown('No revenue rows in this quarter.'),
    value: 0,
    sourced: 0,
    influenced: 0,
    coverage: 100,
    basis: basisWithout(partner),
  };
}

function basisWithout(partner: PartnerFacts): RevenueBasis | null {
  if (partner.firstFact !== null) return 'quarterly facts';
  return partner.deals === null ? null : 'won deals';
}

/** Zero deals won are known only where deals of the partner, or of a source that knows it, are in the book. */
function knownNone(partner: PartnerFacts, basis: Basis): number | null {
  const covered =
    partner.deals !== null || (partner.coveredBy.revenue && basis.coverage.dealsFrom !== null);
  return covered ? 0 : null;
}

/** Why no row does not mean zero here, or null where it does. */
function whyUnknown(basis: Basis, partner: PartnerFacts, quarter: FiscalQuarter): string | null {
  const { span } = basis;
  const key = frameOf(basis, quarter).key;
  const first = firstQuarter(partner, basis.startMonth);
  if (first === null && !partner.coveredBy.revenue)
    return 'No revenue is on record for this partner.';
  if (span === null || key < span.from || key > span.to)
    return `The book has no revenue data for ${quarterLabel(quarter)}.`;
  const signed = partner.agreementSignedOn;
  const there =
    (first !== null && first <= key) || (signed !== null && signed <= frameOf(basis, quarter).end);
  return there ? null : `The partner was not yet in the book's data in ${quarterLabel(quarter)}.`;
}

function firstQuarter(partner: PartnerFacts, startMonth: number): string | null {
  const won = partner.deals?.firstWon ?? null;
  const candidates = [
    partner.firstFact,
    won === null ? null : quarterKey(quarterOf(won, startMonth)),
  ];
  return candidates.filter((one) => one !== null).sort()[0] ?? null;
}

function differenceOf(facts: RevenueSum | null, deals: RevenueSum | null): number | null {
  if (facts === null || deals === null || facts.known === 0 || deals.known === 0) return null;
  if (facts.foreign > 0 || deals.foreign > 0) return null;
  const difference = (deals.revenue ?? 0) - (facts.revenue ?? 0);
  return difference === 0 ? null : difference;
}

export type YearFigure = RevenueFigure & {
  prior: number | null;
  periodLabel: string;
  from: string;
  to: string;
};

/** Whether the partner's twelve months are told by quarterly facts: it has any in the last eight complete quarters. */
export function toldByFacts(basis: Basis, partner: PartnerFacts): boolean {
  return quarterRange(addQuarters(basis.lastComplete, -7), basis.lastComplete).some((quarter) => {
    const facts = partner.quarters.get(frameOf(basis, quarter).key)?.facts ?? null;
    return facts !== null && facts.known > 0;
  });
}

/**
 * Trailing twelve months: the last four complete quarters where quarterly facts tell them, else won deals of the dated
 * window (Appendix E); the twelve before are read the same way.
 */
export function yearFigure(basis: Basis, partner: PartnerFacts): YearFigure {
  return toldByFacts(basis, partner) ? yearOfFacts(basis, partner) : yearOfDeals(basis, partner);
}

function yearOfFacts(basis: Basis, partner: PartnerFacts): YearFigure {
  const last = basis.lastComplete;
  const current = sumOfFacts(basis, partner, quarterRange(addQuarters(last, -3), last));
  const before = sumOfFacts(
    basis,
    partner,
    quarterRange(addQuarters(last, -7), addQuarters(last, -4)),
  );
  const from = quarterKey(addQuarters(last, -3));
  const label = `Last four complete quarters, ${from} to ${quarterKey(last)}`;
  return {
    ...current,
    note: join([`${label}.`, current.note]),
    prior: before.coverage < 100 ? null : before.value,
    periodLabel: label,
    from,
    to: quarterKey(last),
  };
}

const noRevenue: RevenueSum = {
  rows: 0,
  known: 0,
  revenue: null,
  influenced: 0,
  unstated: 0,
  foreign: 0,
  target: null,
  won: null,
};

/** Quarterly facts alone: adding a quarter's won deals could count the same money twice. */
function sumOfFacts(
  basis: Basis,
  partner: PartnerFacts,
  quarters: readonly FiscalQuarter[],
): RevenueFigure {
  let total = noRevenue;
  let told = 0;
  const left: string[] = [];
  for (const quarter of quarters) {
    const { facts = null, deals = null } = partner.quarters.get(frameOf(basis, quarter).key) ?? {};
    if (facts !== null && facts.known > 0) {
      total = add(total, facts);
      told += 1;
      continue;
    }
    if (whyUnknown(basis, partner, quarter) === null) told += 1;
    if (deals !== null) left.push(frameOf(basis, quarter).key);
  }
  if (told === 0) return unknown('No quarterly figures for these quarters.');
  const missing = quarters.length - told;
  const figure = figureOf(total, 'quarterly facts', basis.currency);
  return {
    ...figure,
    coverage: Math.floor((100 * told) / quarters.length),
    note: join([
      figure.note,
      missing > 0 ? `${missing} of ${quarters.length} quarters are unknown.` : null,
      left.length > 0
        ? `Won deals of ${left.join(', ')} are left out: these quarters have no quarterly figures.`
        : null,
    ]),
  };
}

function add(a: RevenueSum, b: RevenueSum): RevenueSum {
  return {
    rows: a.rows + b.rows,
    known: a.known + b.known,
    revenue: (a.revenue ?? 0) + (b.revenue ?? 0),
    influenced: a.influenced + b.influenced,
    unstated: a.unstated + b.unstated,
    foreign: a.foreign + b.foreign,
    target: null,
    won: null,
  };
}

function yearOfDeals(basis: Basis, partner: PartnerFacts): YearFigure {
  const { from12, to12, fromPrior } = basis.windows;
  const deals = partner.deals;
  const label = `${from12} to ${to12}`;
  const frame = { periodLabel: label, from: from12, to: to12 };
  const covered = deals?.firstWon != null || partner.coveredBy.revenue;
  const { dealsFrom, dealsTo } = basis.coverage;
  const reached = dealsFrom !== null && dealsFrom <= to12 && dealsTo !== null && dealsTo >= from12;
  if (!covered || !reached)
    return {
      ...unknown('No revenue is on record for the trailing twelve months.'),
      prior: null,
      ...frame,
    };
  const priorKnown = dealsFrom <= fromPrior || (deals?.prior.known ?? 0) > 0;
  const priorForeign = (deals?.prior.foreign ?? 0) > 0;
  return {
    ...figureOf(knownPart(deals?.year ?? noRevenue), 'won deals', basis.currency),
    prior: priorKnown && !priorForeign ? (deals?.prior.revenue ?? 0) : null,
    ...frame,
  };
}

/** Twelve months of deals say nothing of lines without an amount. */
function knownPart(sum: RevenueSum): RevenueSum {
  return { ...sum, rows: sum.known };
}

/** Distinct deals won in the trailing twelve months and their average, minor units; null = unknown. */
export function closedDeals(
  basis: Basis,
  partner: PartnerFacts,
): { won: number | null; value: number | null } {
  const deals = partner.deals;
  if (deals !== null && deals.firstWon !== null)
    return {
      won: deals.year.won,
      value: deals.year.foreign > 0 ? null : deals.year.revenue,
    };
  const last = basis.lastComplete;
  let won: number | null = null;
  let value: number | null = null;
  for (const quarter of quarterRange(addQuarters(last, -3), last)) {
    const facts = partner.quarters.get(frameOf(basis, quarter).key)?.facts ?? null;
    if (facts === null || facts.won === null) continue;
    won = (won ?? 0) + facts.won;
    value = facts.foreign > 0 ? null : (value ?? 0) + (facts.revenue ?? 0);
  }
  return { won: won ?? (deals === null ? null : 0), value };
}

/** Distinct deals registered in the trailing window; null where no registration of the partner can be known. */
export function registrations(partner: PartnerFacts): number | null {
  const deals = partner.deals;
  const known = (deals !== null && deals.everRegistered > 0) || partner.coveredBy.registrations;
  return known ? (deals?.registered ?? 0) : null;
}

/** The activity log's days, newest record included though it is older than 90 days; null without any record. */
export function activityLog(partner: PartnerFacts): string[] | null {
  const older = [partner.lastTouchOn, partner.deals?.lastDated ?? null].filter(
    (day) => day !== null,
  );
  if (partner.activeDays.size === 0 && older.length === 0)
    return partner.coveredBy.registrations ? [] : null;
  return [...new Set([...partner.activeDays, ...older])].sort();
}

export function join(parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(' ');
}
