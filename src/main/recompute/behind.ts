import {
  addQuarters,
  endOfQuarter,
  type FiscalQuarter,
  quarterKey,
  startOfQuarter,
} from '../../shared/kernel/quarter.ts';
import type { MetricId } from '../../shared/program/metrics.ts';
import type { Reader } from '../book/types.ts';
import { amounts, countOnce, cycleDays, type DealsAsked, dealRows } from './behind-deals.ts';
import * as records from './behind-records.ts';
import type { Basis, PartnerFacts } from './facts.ts';
import { quarterFigure, yearFigure } from './figures.ts';
import { sameDaysRows } from './same-days.ts';
import type { BehindRow } from './types.ts';

type Kind = 'influenced' | 'sourced';

/** Reads the records behind each figure of one partner, as the figure itself takes them. */
export class Behind {
  readonly #reader: Reader;
  readonly #basis: Basis;
  readonly #partner: PartnerFacts;

  constructor(reader: Reader, basis: Basis, partner: PartnerFacts) {
    this.#reader = reader;
    this.#basis = basis;
    this.#partner = partner;
  }

  /** The rows that sum to a figure (or whose 1s count to it); of a ratio, the rows of its parts. */
  rows(metric: MetricId, quarter: FiscalQuarter): BehindRow[] {
    const [reader, partner] = [this.#reader, this.#partner];
    const { today } = this.#basis;
    switch (metric) {
      case 'revenueQuarter':
        return this.#quarter(quarter);
      case 'sourcedQuarter':
        return this.#quarter(quarter, 'sourced');
      case 'influencedQuarter':
        return this.#quarter(quarter, 'influenced');
      case 'revenuePreviousQuarter':
        return this.#quarter(addQuarters(quarter, -1));
      case 'revenuePriorYearQuarter':
        return this.#priorYear(quarter);
      case 'growthYoY':
        return [...this.#quarter(quarter), ...this.#priorYear(quarter)];
      case 'growthQoQ':
        return [...this.#quarter(quarter), ...this.#quarter(addQuarters(quarter, -1))];
      case 'targetQuarter':
        return this.#facts(quarter, quarter, 'target');
      case 'targetAttainment':
        return [...this.#quarter(quarter), ...this.#facts(quarter, quarter, 'target')];
      case 'revenueT12M':
        return this.#year(0);
      case 'revenuePriorT12M':
        return this.#year(1);
      case 'growthT12M':
        return [...this.#year(0), ...this.#year(1)];
      case 'sourcedT12M':
        return this.#year(0, 'sourced');
      case 'influencedT12M':
        return this.#year(0);
      case 'pipelineValue':
        return amounts(this.#open(), 'expectedCloseOn');
      case 'openDeals':
        return countOnce(this.#open(), 'expectedCloseOn');
      case 'registeredDeals':
        return countOnce(this.#dated(quarter, 'registered_on'), 'registeredOn');
      case 'wonDeals':
        return this.#won(quarter);
      case 'lostDeals':
        return countOnce(this.#dated(quarter, 'closed_on', 'lost'), 'closedOn');
      case 'winRate':
        return this.#decided(quarter);
      case 'averageDeal':
        return this.#quarter(quarter);
      case 'averageDealT12M':
        return this.#closedYear();
      case 'salesCycleDays':
        return cycleDays(this.#dated(quarter, 'closed_on', 'won'));
      case 'registrations90d':
        return countOnce(this.#registered(), 'registeredOn');
      case 'certifiedPeople':
        return records.certificationRows(reader, partner.id, today, null);
      case 'certifiedSales':
        return records.certificationRows(reader, partner.id, today, 'sales');
      case 'certifiedTechnical':
        return records.certificationRows(reader, partner.id, today, 'technical');
      case 'activeDays90d':
        return records.activityRows(reader, partner.id, today);
      case 'campaigns':
        return records.campaignRows(reader, partner.id, quarter, this.#basis.startMonth);
      case 'lastTouch':
        return records.lastTouchRows(reader, partner.id, partner.lastTouchOn);
      case 'nps':
        return records.surveyRows(reader, partner.id, today);
      case 'nextQbr':
        return records.nextQbrRows(reader, partner.id, partner.nextQbrAt);
      case 'commitmentsOpen':
        return this.#commitments((one) => one.status === 'open');
      case 'commitmentsKept':
        return this.#commitmentsDue(quarter);
      case 'health':
        return this.#inputs(['growthYoY', 'registrations90d', 'activeDays90d', 'nps']);
      case 'tier':
        return this.#inputs(['sourcedT12M', 'certifiedPeople']);
      case 'segment':
        return this.#inputs(['growthT12M', 'activeDays90d']);
      case 'referralsT12M':
      case 'trainingHours':
      case 'loginsPerMonth':
      case 'escalations':
        return [];
    }
  }

  #days(quarter: FiscalQuarter) {
    const { startMonth, today } = this.#basis;
    const end = endOfQuarter(quarter, startMonth);
    return { from: startOfQuarter(quarter, startMonth), to: end < today ? end : today };
  }

  #deals(asked: Omit<DealsAsked, 'partner' | 'severalSources'>) {
    return dealRows(this.#reader, {
      ...asked,
      partner: this.#partner.id,
      severalSources: this.#basis.coverage.severalDealSources,
    });
  }

  #dated(
    quarter: FiscalQuarter,
    by: 'registered_on' | 'closed_on',
    stage?: 'won' | 'lost',
    kind?: Kind,
  ) {
    return this.#deals({
      dated: { by, ...this.#days(quarter) },
      ...(stage === undefined ? {} : { stage }),
      ...(kind === undefined ? {} : { kind }),
    });
  }

  #open() {
    return this.#deals({ stage: 'open', present: true });
  }

  #registered() {
    const { fromRegistered: from, toRegistered: to } = this.#basis.windows;
    return this.#deals({ dated: { by: 'registered_on', from, to } });
  }

  #facts(from: FiscalQuarter, to: FiscalQuarter, what: records.FactsAsked['what'], kind?: Kind) {
    return records.factRows(this.#reader, {
      partner: this.#partner.id,
      from: quarterKey(from),
      to: quarterKey(to),
      what,
      ...(kind === undefined ? {} : { kind }),
    });
  }

  #quarter(quarter: FiscalQuarter, kind?: Kind): BehindRow[] {
    const { basis } = quarterFigure(this.#basis, this.#partner, quarter);
    if (basis === 'quarterly facts') return this.#facts(quarter, quarter, 'revenue', kind);
    return amounts(this.#dated(quarter, 'closed_on', 'won', kind), 'closedOn');
  }

  /** A running quarter is compared with the same days a year before, from dated deals alone. */
  #priorYear(quarter: FiscalQuarter): BehindRow[] {
    const { toDate, basis } = quarterFigure(this.#basis, this.#partner, quarter);
    if (!toDate) return this.#quarter(addQuarters(quarter, -4));
    return basis === 'won deals'
      ? sameDaysRows(this.#reader, this.#basis, this.#partner, quarter)
      : [];
  }

  #year(back: 0 | 1, kind?: Kind): BehindRow[] {
    const { basis } = yearFigure(this.#basis, this.#partner);
    const last = addQuarters(this.#basis.lastComplete, -4 * back);
    if (basis === 'quarterly facts')
      return this.#facts(addQuarters(last, -3), last, 'revenue', kind);
    const { from12, to12, fromPrior, toPrior } = this.#basis.windows;
    const [from, to] = back === 0 ? [from12, to12] : [fromPrior, toPrior];
    const found = this.#deals({
      stage: 'won',
      dated: { by: 'closed_on', from, to },
      ...(kind === undefined ? {} : { kind }),
    });
    return amounts(found, 'closedOn');
  }

  #closedYear(): BehindRow[] {
    const { from12: from, to12: to } = this.#basis.windows;
    const found = amounts(
      this.#deals({ stage: 'won', dated: { by: 'closed_on', from, to } }),
      'closedOn',
    );
    const last = this.#basis.lastComplete;
    return found.length > 0 ? found : this.#facts(addQuarters(last, -3), last, 'revenue');
  }

  #won(quarter: FiscalQuarter): BehindRow[] {
    const found = countOnce(this.#dated(quarter, 'closed_on', 'won'), 'closedOn');
    return found.length > 0 ? found : this.#facts(quarter, quarter, 'deals_won');
  }

  /** Won deals as 1, lost as 0: their mean is the win rate. */
  #decided(quarter: FiscalQuarter): BehindRow[] {
    const won = countOnce(this.#dated(quarter, 'closed_on', 'won'), 'closedOn');
    const lost = countOnce(this.#dated(quarter, 'closed_on', 'lost'), 'closedOn');
    return [
      ...won.filter(({ value }) => value === 1),
      ...lost.filter(({ value }) => value === 1).map((row) => ({ ...row, value: 0 })),
    ];
  }

  #commitments(counts: (one: records.CommitmentRow) => boolean): BehindRow[] {
    return records
      .commitmentRows(this.#reader, this.#partner.id)
      .filter(counts)
      .map(({ recordId, id, text, dueOn }) => ({
        entity: 'commitments',
        recordId,
        id,
        value: 1,
        label: text,
        date: dueOn,
      }));
  }

  #commitmentsDue(quarter: FiscalQuarter): BehindRow[] {
    const { from, to } = this.#days(quarter);
    return records
      .commitmentRows(this.#reader, this.#partner.id)
      .filter(({ dueOn }) => dueOn >= from && dueOn <= to)
      .map(({ recordId, id, text, dueOn, status, doneOn }) => ({
        entity: 'commitments',
        recordId,
        id,
        value: status === 'done' && doneOn !== null && doneOn <= dueOn ? 1 : 0,
        label: text,
        date: dueOn,
      }));
  }

  /** A score's rows are those of its inputs, beside the partner's own record. */
  #inputs(metrics: readonly MetricId[]): BehindRow[] {
    const found = metrics.flatMap((metric) => this.rows(metric, this.#basis.lastComplete));
    return [...records.partnerRow(this.#reader, this.#partner.id), ...found];
  }
}
