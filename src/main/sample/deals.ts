import { addDays, addMonths } from '../../shared/kernel/local-date.ts';
import {
  addQuarters,
  endOfQuarter,
  type FiscalQuarter,
  quarterOf,
  startOfQuarter,
} from '../../shared/kernel/quarter.ts';
import { accountWords, type CastPartner, type Course, products } from './cast.ts';
import type { Random } from './random.ts';

export interface SampleDeal {
  id: string;
  partner: string;
  name: string;
  account: string;
  domain: string;
  stage: 'Won' | 'Lost' | 'Negotiation' | 'Proposal' | 'Qualified';
  probability: string;
  /** Whole dollars. */
  amount: number;
  kind: 'sourced' | 'influenced';
  registered: string;
  expected: string;
  closed: string;
  product: string;
  owner: string;
}

/** Share of a typical quarter's revenue in each of the eight quarters, oldest first. */
const shapes: Readonly<Record<Course, readonly number[]>> = {
  rising: [0.55, 0.6, 0.68, 0.74, 0.82, 0.9, 1.02, 1.14],
  steady: [0.82, 0.9, 0.86, 0.95, 0.92, 1.0, 0.98, 1.05],
  flat: [1.0, 0.98, 1.02, 1.0, 0.99, 1.01, 1.02, 1.0],
  falling: [1.3, 1.24, 1.2, 1.1, 1.02, 0.9, 0.8, 0.66],
  new: [0, 0, 0, 0, 0, 0.35, 0.8, 1.1],
  silent: [1.0, 0.8, 0.5, 0.3, 0, 0, 0, 0],
  empty: [0, 0, 0, 0, 0, 0, 0, 0],
};

const openStages = [
  ['Qualified', '25%'],
  ['Proposal', '50%'],
  ['Negotiation', '75%'],
] as const;

/** How many deals a quarter's revenue comes in: small partners close one or two, large ones six. */
function dealCount(quarterly: number): number {
  if (quarterly > 100_000) return 6;
  if (quarterly > 30_000) return 4;
  if (quarterly > 10_000) return 3;
  return quarterly > 4_000 ? 2 : 1;
}

export interface DealContext {
  random: Random;
  today: string;
  partner: CastPartner;
  id: string;
  owner: string;
  nextId: () => string;
}

function dealOf(context: DealContext, parts: Partial<SampleDeal> & { amount: number }): SampleDeal {
  const { random, partner } = context;
  const account = `${random.pick(accountWords[0])} ${random.pick(accountWords[1])}`;
  const product = random.pick(products);
  return {
    id: context.nextId(),
    partner: context.id,
    name: `${account}: ${product}`,
    account,
    domain: `${account.toLowerCase().replace(' ', '-')}.example`,
    stage: 'Won',
    probability: '100%',
    kind: partner.type !== 'Referral' && random.chance(0.18) ? 'influenced' : 'sourced',
    registered: '',
    expected: '',
    closed: '',
    product,
    owner: context.owner,
    ...parts,
  };
}

/** A day inside the quarter, later days likelier: partners close at quarter end. */
function closingDay(random: Random, quarter: FiscalQuarter): string {
  const start = startOfQuarter(quarter);
  const late = Math.max(random.next(), random.next());
  const day = addDays(start, Math.floor(late * 90));
  return day > endOfQuarter(quarter) ? endOfQuarter(quarter) : day;
}

function closedDeals(context: DealContext, quarter: FiscalQuarter, share: number): SampleDeal[] {
  const { random, partner } = context;
  const count = share === 0 ? 0 : dealCount(partner.quarterly);
  const weights = Array.from({ length: count }, () => 0.6 + random.next() * 0.8);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const won = weights.map((weight) => {
    const closed = closingDay(random, quarter);
    return dealOf(context, {
      amount: Math.round((partner.quarterly * share * weight) / total / 10) * 10,
      registered: addDays(closed, -random.between(28, 110)),
      expected: addDays(closed, random.between(-12, 12)),
      closed,
    });
  });
  const lost = Array.from({ length: random.between(0, count) }, () => {
    const closed = closingDay(random, quarter);
    return dealOf(context, {
      stage: 'Lost',
      probability: '0%',
      amount:
        Math.round(((partner.quarterly / Math.max(1, count)) * (0.5 + random.next())) / 10) * 10,
      registered: addDays(closed, -random.between(20, 90)),
      expected: addDays(closed, random.between(-20, 20)),
      closed,
    });
  });
  return [...won, ...lost];
}

function openDeals(context: DealContext): SampleDeal[] {
  const { random, partner, today } = context;
  const busy = { rising: 6, steady: 4, flat: 3, falling: 1, new: 4, silent: 0, empty: 0 };
  const count = Math.min(busy[partner.course], dealCount(partner.quarterly) + 2);
  return Array.from({ length: count }, () => {
    const [stage, probability] = random.pick(openStages);
    return dealOf(context, {
      stage,
      probability,
      amount:
        Math.round(
          ((partner.quarterly / dealCount(partner.quarterly)) * (0.7 + random.next())) / 10,
        ) * 10,
      registered: addDays(today, -random.between(4, 86)),
      expected: addDays(today, random.between(-10, 100)),
    });
  });
}

/** No two partners have the same year: a quarter is up to a tenth better or worse than its course. */
const swing = (random: Random): number => 0.9 + random.next() * 0.2;

/** Eight complete quarters and the days of the running one that have passed, then the open pipeline. */
export function partnerDeals(context: DealContext): SampleDeal[] {
  const running = quarterOf(context.today);
  const past = shapes[context.partner.course].flatMap((share, index) =>
    closedDeals(context, addQuarters(running, index - 8), share * swing(context.random)),
  );
  const lastShare = shapes[context.partner.course].at(-1) ?? 0;
  const toDate = closedDeals(context, running, lastShare).filter(
    (deal) => deal.closed <= context.today,
  );
  return [...past, ...toDate, ...openDeals(context)];
}

/** When the agreement was signed: long before the story starts, within the last year for a new partner. */
export function signedOn(random: Random, course: Course, today: string): string {
  if (course === 'empty') return random.chance(0.5) ? addDays(today, -random.between(20, 60)) : '';
  const months = course === 'new' ? random.between(9, 11) : random.between(27, 70);
  return addDays(addMonths(today, -months), random.between(0, 20));
}
