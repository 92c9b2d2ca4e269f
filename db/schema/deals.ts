import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  real,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { partnerReference } from './partners.ts';
import { importedColumns } from './record.ts';

/** The book's own door against amounts no double can add up: ±9·10^15 minor units. */
const amountCheck = (name: string, column: AnySQLiteColumn) =>
  check(name, sql`${column} between -9000000000000000 and 9000000000000000`);

export const deal = sqliteTable(
  'deal',
  {
    ...importedColumns(),
    externalId: text('external_id'),
    line: text('line'),
    ...partnerReference(),
    name: text('name'),
    account: text('account'),
    accountDomain: text('account_domain'),
    stage: text('stage'),
    stageText: text('stage_text'),
    probability: real('probability'),
    /** Integer minor units of `currency`. */
    amount: integer('amount'),
    currency: text('currency'),
    kind: text('kind'),
    registeredOn: text('registered_on'),
    openedOn: text('opened_on'),
    expectedCloseOn: text('expected_close_on'),
    closedOn: text('closed_on'),
    owner: text('owner'),
    product: text('product'),
  },
  (t) => [
    index('deal_partner').on(t.partnerId),
    index('deal_external_id').on(t.externalId),
    amountCheck('deal_amount', t.amount),
  ],
);

export const quarterFact = sqliteTable(
  'quarter_fact',
  {
    ...importedColumns(),
    ...partnerReference(),
    /** Fiscal quarter as its sortable name, `2020-Q1`. */
    quarter: text('quarter').notNull(),
    product: text('product'),
    revenue: integer('revenue'),
    currency: text('currency'),
    kind: text('kind'),
    units: integer('units'),
    dealsWon: integer('deals_won'),
    target: integer('target'),
  },
  (t) => [
    index('quarter_fact_partner').on(t.partnerId, t.quarter),
    amountCheck('quarter_fact_revenue', t.revenue),
    amountCheck('quarter_fact_target', t.target),
  ],
);

export const campaign = sqliteTable(
  'campaign',
  {
    ...importedColumns(),
    externalId: text('external_id'),
    ...partnerReference(),
    name: text('name').notNull(),
    type: text('type'),
    launchOn: text('launch_on'),
    budget: integer('budget'),
    currency: text('currency'),
    status: text('status'),
  },
  (t) => [index('campaign_partner').on(t.partnerId), amountCheck('campaign_budget', t.budget)],
);
