import { quarterKey, quarterOf } from '../../shared/kernel/quarter.ts';
import { type CastPartner, cast, owners, products } from './cast.ts';
import type { SampleFile } from './csv.ts';
import { partnerDeals, type SampleDeal, signedOn } from './deals.ts';
import { partnerDomain } from './people.ts';
import { peopleFiles } from './people-files.ts';
import { type Random, seededRandom } from './random.ts';

type Tier = 'Platinum' | 'Gold' | 'Silver' | 'Registered';

/** The tier the program gave at its last review: what a partner earned a year ago, so some no longer fit. */
function tierHeld(partner: CastPartner, signed: string): Tier | '' {
  if (signed === '') return '';
  const yearly = partner.quarterly * 4;
  if (partner.course === 'new' || partner.course === 'empty') return 'Registered';
  if (yearly >= 500_000) return 'Platinum';
  if (yearly >= 100_000) return 'Gold';
  return yearly >= 25_000 ? 'Silver' : 'Registered';
}

interface Story {
  id: string;
  partner: CastPartner;
  owner: string;
  signed: string;
  deals: SampleDeal[];
  random: Random;
}

function tellStories(today: string): Story[] {
  let number = 1000;
  const nextId = () => `D-${++number}`;
  return cast.map((partner, index) => {
    const id = `P-${String(index + 101)}`;
    const random = seededRandom(`quarterdeck sample ${id}`);
    const owner = owners[index % owners.length] ?? owners[0];
    const signed = signedOn(random, partner.course, today);
    const deals = partnerDeals({ random, today, partner, id, owner, nextId });
    return { id, partner, owner, signed, deals, random };
  });
}

function partnersFile(stories: readonly Story[]): SampleFile {
  return {
    name: 'sample-partners.csv',
    entity: 'partners',
    header: [
      'partner_id',
      'partner_name',
      'web_domain',
      'partner_type',
      'tier',
      'owner',
      'country',
      'region',
      'city',
      'agreement_signed',
      'strategic_fit',
      'strategic_value',
    ],
    rows: stories.map(({ id, partner, owner, signed }) => [
      id,
      partner.name,
      partnerDomain(partner),
      partner.type,
      tierHeld(partner, signed),
      owner,
      partner.country,
      partner.region,
      partner.city,
      signed,
      partner.fit,
      String(partner.value),
    ]),
  };
}

function dealsFile(stories: readonly Story[]): SampleFile {
  return {
    name: 'sample-deals.csv',
    entity: 'deals',
    header: [
      'deal_id',
      'partner_id',
      'deal_name',
      'account',
      'account_domain',
      'stage',
      'probability',
      'amount',
      'currency',
      'kind',
      'registered_on',
      'expected_close',
      'closed_on',
      'owner',
      'product',
    ],
    rows: stories.flatMap(({ deals }) =>
      deals.map((deal) => [
        deal.id,
        deal.partner,
        deal.name,
        deal.account,
        deal.domain,
        deal.stage,
        deal.probability,
        `${deal.amount}.00`,
        'USD',
        deal.kind,
        deal.registered,
        deal.expected,
        deal.closed,
        deal.owner,
        deal.product,
      ]),
    ),
  };
}

interface QuarterSum {
  revenue: number;
  won: number;
}

/** Won deals per `quarter|product|kind`, with a zero for every product that had a target and sold nothing. */
function quarterSums(deals: readonly SampleDeal[], running: string): Map<string, QuarterSum> {
  const sums = new Map<string, QuarterSum>();
  const add = (key: string, revenue: number, won: number) => {
    const sum = sums.get(key) ?? { revenue: 0, won: 0 };
    sums.set(key, { revenue: sum.revenue + revenue, won: sum.won + won });
  };
  for (const deal of deals) {
    if (deal.stage !== 'Won') continue;
    const quarter = quarterKey(quarterOf(deal.closed));
    add(`${quarter}|${deal.product}|${deal.kind}`, deal.amount, 1);
    if (quarter !== running)
      for (const product of products) add(`${quarter}|${product}|sourced`, 0, 0);
  }
  return sums;
}

/** What the finance system would say, the target beside each product's sourced revenue. */
function quartersFile(stories: readonly Story[], today: string): SampleFile {
  const running = quarterKey(quarterOf(today));
  const rows = stories.flatMap(({ id, partner, deals }) => {
    const target = Math.round((partner.quarterly * 1.04) / products.length / 100) * 100;
    return [...quarterSums(deals, running)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, sum]) => {
        const [quarter = '', product = '', kind = ''] = key.split('|');
        const goal = kind === 'sourced' && quarter !== running ? `${target}.00` : '';
        return [id, quarter, product, kind, `${sum.revenue}.00`, 'USD', String(sum.won), goal];
      });
  });
  return {
    name: 'sample-revenue-by-quarter.csv',
    entity: 'quarters',
    header: [
      'partner_id',
      'quarter',
      'product',
      'kind',
      'revenue',
      'currency',
      'deals_won',
      'target',
    ],
    rows,
  };
}

/**
 * The sample program as the CSV files a reseller business would export: the same seed, counted back from `today`, so that
 * the last complete quarter is always the last one told and nothing lies in the future.
 */
export function sampleFiles(today: string): SampleFile[] {
  const stories = tellStories(today);
  return [
    partnersFile(stories),
    dealsFile(stories),
    quartersFile(stories, today),
    ...peopleFiles(stories, today),
  ];
}
