import { type CsvLine, readCsv } from '../fixtures/plain-csv.ts';
import type { Channel } from '../main/imports/channels.ts';
import { cents, datedName, type RealBook } from './real-book.ts';

/** A row that a figure should be made of: where it stands, and what it adds in cents. */
export interface ExpectedRow {
  file: string;
  line: number;
  value: number;
}

type Dated = CsvLine & { file: string };

const yearBefore = ['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4'];

function quarterOfDay(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The reseller export read by a reader of the test's own: what each figure of a partner should be made of. */
export class ResellerRows {
  readonly partners: CsvLine[];
  readonly #facts: Dated[];
  readonly #deals: Dated[];
  /** Quarterly facts that the second export no longer has: they keep counting in their quarter. */
  readonly vanished: Dated[];

  constructor(book: RealBook, channel: Channel) {
    const read = (part: 'first' | 'second', file: string): Dated[] => {
      const name = datedName(channel[part].replace('export_', ''), file);
      return readCsv(book.path(channel, part, file)).map((row) => ({ file: name, ...row }));
    };
    this.partners = read('second', 'partners.csv');
    this.#deals = read('second', 'deals.csv');
    const key = ({ cells }: CsvLine) =>
      `${cells.partner_id}|${cells.quarter}|${cells.product_line}`;
    const still = read('second', 'revenue_quarterly.csv');
    const keys = new Set(still.map(key));
    this.vanished = read('first', 'revenue_quarterly.csv').filter((row) => !keys.has(key(row)));
    this.#facts = [...still, ...this.vanished];
  }

  /** Quarterly facts where there are any for that quarter, else won deals by the day they closed, never both. */
  revenue(id: string, quarter: string): ExpectedRow[] {
    const facts = this.#revenue(id, (one) => one === quarter);
    return facts.length > 0 ? facts : this.#won(id, quarter);
  }

  #won(id: string, quarter: string): ExpectedRow[] {
    return this.#deals
      .filter(({ cells }) => cells.partner_id === id && cells.stage === 'Shipped')
      .filter(({ cells }) => quarterOfDay(cells.ship_date ?? '') === quarter)
      .map(({ file, line, cells }) => ({ file, line, value: cents(cells.amount ?? '') }));
  }

  /** The last four complete quarters before February 2020. */
  yearRevenue(id: string): ExpectedRow[] {
    return this.#revenue(id, (one) => yearBefore.includes(one));
  }

  openDeals(id: string): ExpectedRow[] {
    return this.#deals
      .filter(({ cells }) => cells.partner_id === id && cells.stage === 'Open')
      .map(({ file, line, cells }) => ({ file, line, value: cents(cells.amount ?? '') }));
  }

  #revenue(id: string, within: (quarter: string) => boolean): ExpectedRow[] {
    return this.#facts
      .filter(({ cells }) => cells.partner_id === id && within(cells.quarter ?? ''))
      .map(({ file, line, cells }) => ({ file, line, value: cents(cells.revenue ?? '') }));
  }

  /** A namesake, one that sold nothing in the quarter, one with a vanished row, one with open deals, and others. */
  choose(count: number, quarter: string, pick: (below: number) => number): Set<string> {
    const ids = this.partners.map(({ cells }) => cells.partner_id ?? '');
    const any = (of: readonly string[]) => of[pick(of.length)] ?? '';
    const names = Map.groupBy(this.partners, ({ cells }) => cells.partner_name);
    const namesakes = [...names.values()].filter((same) => same.length > 1).flat();
    const gone = new Set(this.vanished.map(({ cells }) => cells.partner_id));
    const chosen = new Set([
      any(namesakes.map(({ cells }) => cells.partner_id ?? '')),
      any(ids.filter((id) => this.revenue(id, quarter).length === 0)),
      any(ids.filter((id) => gone.has(id))),
      any(ids.filter((id) => this.openDeals(id).length > 0)),
    ]);
    while (chosen.size < count) chosen.add(any(ids));
    return chosen;
  }
}
