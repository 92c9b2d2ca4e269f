import type { LocalDate } from '../../shared/kernel/local-date.ts';
import { quarterKey, quarterOf } from '../../shared/kernel/quarter.ts';
import type { Reader } from '../book/types.ts';
import type { RevenueSum } from './revenue-rows.ts';
import { dealIdentity, type Scope } from './scope.ts';

export type OpenPipeline = {
  deals: number;
  rows: number;
  known: number;
  value: number | null;
  foreign: number;
};

export type DealSums = {
  deals: number;
  /** First day a deal of the partner was won. */
  firstWon: LocalDate | null;
  /** Last day up to today any deal is dated. */
  lastDated: LocalDate | null;
  everRegistered: number;
  /** Distinct deals registered in the window. */
  registered: number;
  /** Won in the trailing twelve months, and in the twelve before. */
  year: RevenueSum;
  prior: RevenueSum;
};

export type DealWindows = {
  from12: LocalDate;
  to12: LocalDate;
  fromPrior: LocalDate;
  toPrior: LocalDate;
  fromRegistered: LocalDate;
  toRegistered: LocalDate;
};

export type DealFrame = {
  windows: DealWindows;
  /** Days whose won deals are told by fiscal quarter. */
  quarters: { from: LocalDate; to: LocalDate };
  /** Days of the activity log. */
  active: { from: LocalDate; to: LocalDate };
  currency: string;
  startMonth: number;
  severalSources: boolean;
};

/** Everything figures ask of one partner's deals. */
export type DealFacts = {
  sums: DealSums;
  /** Null where no deal is open. */
  pipeline: OpenPipeline | null;
  /** Won deals by the fiscal quarter of their close date. */
  quarters: Map<string, RevenueSum>;
  /** Days a deal was registered, opened or closed on (S09.4). */
  days: Set<LocalDate>;
};

interface DealRow {
  partner: number;
  stage: string | null;
  kind: string | null;
  closedOn: LocalDate | null;
  openedOn: LocalDate | null;
  registeredOn: LocalDate | null;
  amount: number | null;
  currency: string | null;
  identity: string;
  /** Open, and no source that knew it has it any more: it is no pipeline (it is listed instead). */
  gone: 0 | 1;
}

/**
 * Reads deals once and adds up all that is asked of them: over a whole book, statements that group and count distinct ones
 * take six times as long.
 */
export function dealFacts(reader: Reader, scope: Scope, frame: DealFrame): Map<number, DealFacts> {
  const tallies = new Map<number, DealTally>();
  const quarters = new Map<string, string>();
  reader.each<DealRow>(
    `SELECT partner_id AS partner, stage, kind, closed_on AS closedOn, opened_on AS openedOn, registered_on AS registeredOn,
            amount, currency, ${dealIdentity(frame.severalSources)} AS identity,
            stage = 'open' AND ${scope.vanished('deals', 'd.id')} AS gone
     FROM deal d WHERE archived = 0 ${scope.and('partner_id')}`,
    scope.params,
    (row) => {
      let tally = tallies.get(row.partner);
      if (tally === undefined) {
        tally = new DealTally(frame, quarters);
        tallies.set(row.partner, tally);
      }
      tally.add(row);
    },
  );
  const facts = new Map<number, DealFacts>();
  for (const [partner, tally] of tallies) facts.set(partner, tally.facts());
  return facts;
}

/** Counts different texts; most partners' quarters have one, so the set waits for a second. */
class DistinctCount {
  private first: string | null = null;
  private all: Set<string> | null = null;

  get size(): number {
    return this.all?.size ?? (this.first === null ? 0 : 1);
  }

  add(text: string): void {
    if (this.all !== null) this.all.add(text);
    else if (this.first === null) this.first = text;
    else if (this.first !== text) this.all = new Set([this.first, text]);
  }
}

/** Amounts of some deals. Kinds of revenue (S01): a resold deal and one without a stated kind count as sourced. */
class RevenueTally {
  rows = 0;
  known = 0;
  revenue: number | null = null;
  influenced = 0;
  unstated = 0;
  foreign = 0;
  readonly deals = new DistinctCount();

  add({ amount, kind, currency, identity }: DealRow, own: string): void {
    this.rows += 1;
    this.deals.add(identity);
    if (amount === null) return;
    this.known += 1;
    this.revenue = (this.revenue ?? 0) + amount;
    if (kind === 'influenced') this.influenced += amount;
    else if (kind === null || kind === 'unknown') this.unstated += amount;
    if (currency !== null && currency !== own) this.foreign += 1;
  }

  sum(): RevenueSum {
    const { rows, known, revenue, influenced, unstated, foreign, deals } = this;
    return { rows, known, revenue, influenced, unstated, foreign, target: null, won: deals.size };
  }
}

class DealTally {
  private readonly frame: DealFrame;
  /** Month → fiscal quarter, for all partners. */
  private readonly quarterOfMonth: Map<string, string>;
  private deals = 0;
  private firstWon: LocalDate | null = null;
  private lastDated: LocalDate | null = null;
  private everRegistered = 0;
  private readonly registered = new DistinctCount();
  private readonly year = new RevenueTally();
  private readonly prior = new RevenueTally();
  private readonly open = new RevenueTally();
  private readonly quarters = new Map<string, RevenueTally>();
  private readonly days = new Set<LocalDate>();

  constructor(frame: DealFrame, quarterOfMonth: Map<string, string>) {
    this.frame = frame;
    this.quarterOfMonth = quarterOfMonth;
  }

  add(row: DealRow): void {
    const { windows, currency } = this.frame;
    const { registeredOn } = row;
    this.deals += 1;
    this.date(registeredOn);
    this.date(row.openedOn);
    this.date(row.closedOn);
    if (registeredOn !== null && registeredOn <= windows.to12) this.everRegistered += 1;
    if (within(registeredOn, windows.fromRegistered, windows.toRegistered))
      this.registered.add(row.identity);
    if (row.stage === 'won' && row.closedOn !== null) this.won(row, row.closedOn);
    else if (row.stage === 'open' && row.gone === 0) this.open.add(row, currency);
  }

  facts(): DealFacts {
    const { deals, firstWon, lastDated, everRegistered, registered, year, prior, open } = this;
    const dates = { firstWon, lastDated, everRegistered, registered: registered.size };
    const { rows, known, revenue: value, foreign } = open;
    return {
      sums: { deals, ...dates, year: year.sum(), prior: prior.sum() },
      pipeline: rows === 0 ? null : { deals: open.deals.size, rows, known, value, foreign },
      quarters: new Map([...this.quarters].map(([key, tally]) => [key, tally.sum()])),
      days: this.days,
    };
  }

  private date(day: LocalDate | null): void {
    const { active, windows } = this.frame;
    if (day === null || day > windows.to12) return;
    if (this.lastDated === null || day > this.lastDated) this.lastDated = day;
    if (within(day, active.from, active.to)) this.days.add(day);
  }

  private won(row: DealRow, closedOn: LocalDate): void {
    const { windows, quarters, currency } = this.frame;
    if (this.firstWon === null || closedOn < this.firstWon) this.firstWon = closedOn;
    if (within(closedOn, windows.from12, windows.to12)) this.year.add(row, currency);
    else if (within(closedOn, windows.fromPrior, windows.toPrior)) this.prior.add(row, currency);
    if (within(closedOn, quarters.from, quarters.to)) this.quarterOf(closedOn).add(row, currency);
  }

  private quarterOf(day: LocalDate): RevenueTally {
    const month = day.slice(0, 7);
    let key = this.quarterOfMonth.get(month);
    if (key === undefined) {
      key = quarterKey(quarterOf(day, this.frame.startMonth));
      this.quarterOfMonth.set(month, key);
    }
    let tally = this.quarters.get(key);
    if (tally === undefined) {
      tally = new RevenueTally();
      this.quarters.set(key, tally);
    }
    return tally;
  }
}

function within(day: LocalDate | null, from: LocalDate, to: LocalDate): day is LocalDate {
  return day !== null && day >= from && day <= to;
}
