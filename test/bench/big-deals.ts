import { closeSync, openSync, writeSync } from 'node:fs';
import type { RecipeInput } from '../../src/shared/book/recipe.ts';
import { seeded } from '../fixtures/big-csv.ts';

const day = 86_400_000;
const first = Date.UTC(2021, 0, 1);
const days = 1826;
const stems = 'Nor Vel Alt Bri Cas Dor Ever Fal Gran Hel Ist Jun Kor Lum Mar Nex Oro Pol'.split(
  ' ',
);
const tails = 'tek dale mont path via stone field wave line point bridge gate works nova'.split(
  ' ',
);
const trades = ['Systems', 'Solutions', 'Consulting', 'Networks', 'Data', 'Digital', 'Services'];
const buyers = ['Holding', 'Bank', 'Foods', 'Retail', 'Energy', 'Health', 'Motors', 'Media'];
const lines = ['Core Platform', 'Analytics', 'Security', 'Integrations', 'Support & Success'];
const sources = ['Partner sourced', 'Co-sell', 'Partner influenced', 'Fulfilment'];
const openStages = ['Registered', 'Qualified', 'Proposal', 'Negotiation'];
const people = ['Ana Almeida', 'Chloé Brandt', 'Elif Dvořák', 'Hugo Fontaine', 'Kavya Lindqvist'];
const places = [
  { currency: 'USD', rate: 1, suffix: ', Inc.', regions: ['Northeast', 'Central', 'West'] },
  { currency: 'EUR', rate: 1.08, suffix: ' GmbH', regions: ['DACH', 'France', 'Iberia'] },
  { currency: 'GBP', rate: 1.26, suffix: ' Ltd', regions: ['UK & Ireland'] },
  { currency: 'SEK', rate: 0.095, suffix: ' AB', regions: ['Nordics'] },
  { currency: 'JPY', rate: 0.0067, suffix: ' 株式会社', regions: ['Japan'] },
] as const;

export interface BigOptions {
  rows: number;
  partners: number;
  /** Of a thousand rows, how many say another amount than without this. */
  changed?: number;
  /** Characters more per customer, for longer files. */
  longer?: number;
}

/** Which rows `changed` moves: spread evenly over the file. */
export function isChanged(row: number, changed: number): boolean {
  return row % 1000 < changed;
}

/**
 * A CRM's export of every deal in 14 columns: partners of very different size, five years that grow, ten in a hundred open, some
 * deals without a partner, names with commas and signs of other alphabets. The same arguments give the same bytes.
 */
export function writeBigDeals(
  path: string,
  { rows, partners, changed = 0, longer = 0 }: BigOptions,
) {
  const random = seeded(42);
  const below = (bound: number) => Math.floor(random() * bound);
  const of = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[below(list.length)] as T;
  const file = openSync(path, 'w');
  let text =
    'deal_id,partner_id,partner_name,customer,product_line,source,stage,amount,currency,amount_usd,created_date,close_date,owner,region\r\n';
  for (let n = 0; n < rows; n += 1) {
    // A fifth of the partners brings four fifths of the deals.
    const number = Math.floor(partners * random() ** 3);
    const place = places[number % places.length] ?? places[0];
    const alone = random() < 0.015;
    const created = Math.floor(days * Math.sqrt(random()));
    const closed = created + Math.ceil(Math.exp(3.7 + 0.8 * normal(random)));
    const won = random() < 0.35;
    const usd = Math.exp(9.3 + normal(random)) * (isChanged(n, changed) ? 1.1 : 1);
    const amount = Math.max(1, Math.round(usd / place.rate));
    const isOpen = closed >= days;
    const cells = [
      `D${1_000_001 + n}`,
      alone ? '' : `P${10_001 + number}`,
      alone ? '' : quoted(`${nameOf(number)}${place.suffix}`),
      `${of(stems)}${of(tails)} ${of(buyers)}${'.'.repeat(longer)}`,
      of(lines),
      of(sources),
      isOpen ? of(openStages) : won ? 'Won' : 'Lost',
      place.currency === 'JPY' ? `${amount}.00` : `${amount}.${String(n % 100).padStart(2, '0')}`,
      place.currency,
      usd.toFixed(2),
      iso(created),
      isOpen ? '' : iso(closed),
      alone ? '' : of(people),
      alone ? '' : of<string>(place.regions),
    ];
    text += `${cells.join(',')}\r\n`;
    if (text.length > 1_000_000) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

/** The partners those deals name. */
export function writeBigPartners(path: string, partners: number): void {
  const file = openSync(path, 'w');
  writeSync(file, 'partner_id,partner_name,country\r\n');
  for (let n = 0; n < partners; n += 1)
    writeSync(file, `P${10_001 + n},${quoted(`${nameOf(n)}${places[n % 5]?.suffix ?? ''}`)},\r\n`);
  closeSync(file);
}

function nameOf(partner: number): string {
  const stem = stems[partner % stems.length] ?? '';
  const tail = tails[Math.floor(partner / stems.length) % tails.length] ?? '';
  const trade = trades[Math.floor(partner / 252) % trades.length] ?? '';
  return `${stem}${tail} ${trade} ${Math.floor(partner / 1764) + 1}`;
}

const quoted = (text: string) => (text.includes(',') ? `"${text}"` : text);
const iso = (count: number) => new Date(first + count * day).toISOString().slice(0, 10);

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export const bigPartnersRecipe: RecipeInput = {
  entity: 'partners',
  source: 'crm',
  key: ['partner_id'],
  columns: { partner_id: 'externalId', partner_name: 'name', country: 'country' },
};

/** Eleven columns fill fields of their own, three are kept as they stand. */
export const bigDealsRecipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['deal_id'],
  columns: {
    deal_id: 'externalId',
    partner_id: 'partner',
    customer: 'account',
    product_line: 'product',
    source: {
      field: 'kind',
      values: {
        'Partner sourced': 'sourced',
        'Co-sell': 'sourced',
        'Partner influenced': 'influenced',
        Fulfilment: 'sold',
      },
    },
    stage: {
      field: 'stage',
      values: {
        Won: 'won',
        Lost: 'lost',
        Registered: 'open',
        Qualified: 'open',
        Proposal: 'open',
        Negotiation: 'open',
      },
    },
    amount: { field: 'amount', decimal: '.' },
    currency: 'currency',
    created_date: { field: 'openedOn', date: 'yyyy-MM-dd' },
    close_date: { field: 'closedOn', date: 'yyyy-MM-dd' },
    owner: 'owner',
  },
};
