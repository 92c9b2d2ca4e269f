import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';

/** One file of a real channel: where it lies in both exports, and how it is read. */
export interface ChannelFile {
  file: string;
  recipe: RecipeInput;
}

export interface Channel {
  folder: string;
  first: string;
  second: string;
  files: ChannelFile[];
}

const text = { otherColumns: 'custom', vanished: 'mark' } as const;

const adventureWorks: Channel = {
  folder: 'adventureworks-resellers',
  first: 'export_2019-11-15',
  second: 'export_2020-02-15',
  files: [
    {
      file: 'partners.csv',
      recipe: {
        ...text,
        entity: 'partners',
        source: 'adventureworks',
        key: ['partner_id'],
        columns: {
          partner_id: 'externalId',
          partner_name: 'name',
          partner_type: 'type',
          tier: 'tierHeld',
          country: 'country',
          city: 'city',
          owner: 'owner',
          territory: 'region',
          partner_since: { field: 'agreementSignedOn', date: 'yyyy-MM-dd' },
        },
      },
    },
    {
      file: 'deals.csv',
      recipe: {
        ...text,
        entity: 'deals',
        source: 'adventureworks',
        key: ['deal_id'],
        countsAs: ['registration'],
        columns: {
          deal_id: 'externalId',
          partner_id: 'partner',
          order_date: 'openedOn',
          due_date: 'expectedCloseOn',
          ship_date: 'closedOn',
          stage: { field: 'stage', values: { Shipped: 'won', Open: 'open' } },
          main_product_line: 'product',
          amount: { field: 'amount', currency: 'USD' },
          owner: 'owner',
        },
      },
    },
    {
      file: 'revenue_quarterly.csv',
      recipe: {
        ...text,
        entity: 'quarters',
        source: 'adventureworks',
        key: ['partner_id', 'quarter', 'product_line'],
        columns: {
          partner_id: 'partner',
          quarter: 'quarter',
          product_line: 'product',
          units: 'units',
          revenue: { field: 'revenue', currency: 'USD' },
        },
      },
    },
  ],
};

const maven: Channel = {
  folder: 'maven-crm',
  first: 'export_2017-05-31',
  second: 'export_2017-08-31',
  files: [
    {
      file: 'partners.csv',
      recipe: {
        ...text,
        entity: 'partners',
        source: 'maven',
        key: ['partner'],
        columns: { partner: 'name', sector: 'type', location: 'country', parent: 'parent' },
      },
    },
    {
      file: 'deals.csv',
      recipe: {
        ...text,
        entity: 'deals',
        source: 'maven',
        key: ['deal_id'],
        columns: {
          deal_id: 'externalId',
          partner: { field: 'partner', match: 'name' },
          product: 'product',
          stage: {
            field: 'stage',
            values: { Won: 'won', Lost: 'lost', Engaging: 'open', Prospecting: 'open' },
          },
          engage_date: 'openedOn',
          close_date: 'closedOn',
          close_value: { field: 'amount', currency: 'USD' },
          owner: 'owner',
          region: 'custom.region',
        },
      },
    },
    {
      file: 'revenue_quarterly.csv',
      recipe: {
        ...text,
        entity: 'quarters',
        source: 'maven',
        key: ['partner', 'quarter', 'product'],
        columns: {
          partner: { field: 'partner', match: 'name' },
          quarter: 'quarter',
          product: 'product',
          deals_won: 'dealsWon',
          revenue: { field: 'revenue', currency: 'USD' },
        },
      },
    },
  ],
};

const pipeline: Channel = {
  folder: 'partner-channel-pipeline',
  first: 'export_2014-09-30',
  second: 'export_2014-12-25',
  files: [
    {
      file: 'partners.csv',
      recipe: {
        ...text,
        entity: 'partners',
        source: 'pipeline',
        key: ['partner_id'],
        columns: { partner_id: 'externalId', partner: 'name' },
      },
    },
    {
      file: 'deals.csv',
      recipe: {
        ...text,
        entity: 'deals',
        source: 'pipeline',
        key: ['deal_id', 'product'],
        columns: {
          deal_id: 'externalId',
          deal_name: 'name',
          partner_id: 'partner',
          account: 'account',
          product: 'product',
          stage: {
            field: 'stage',
            values: {
              Lead: 'open',
              Qualify: 'open',
              Solution: 'open',
              Proposal: 'open',
              Finalize: 'open',
            },
          },
          probability: 'probability',
          revenue: { field: 'amount', currency: 'USD' },
          create_date: 'openedOn',
          estimated_close_date: 'expectedCloseOn',
        },
      },
    },
  ],
};

export const channels: Channel[] = [adventureWorks, maven, pipeline];

const expectedFile = z.object({
  rows_in_first: z.number(),
  rows_in_second: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  missing_from_second: z.number(),
  changed_fields: z.record(z.string(), z.number()),
});
const expectedShape = z.record(
  z.string(),
  z.looseObject({ files: z.record(z.string(), expectedFile).optional() }),
);

/** What the real data says of itself: how each pair of exports differs. */
export function expectedCounts(data: string): z.infer<typeof expectedShape> {
  const text = readFileSync(join(data, 'expected_sync_counts.json'), 'utf8');
  return expectedShape.parse(JSON.parse(text));
}

export const noRows = {
  ...{ rows: 0, rejected: 0, repeated: 0, conflicts: 0 },
  ...{ new: 0, changed: 0, unchanged: 0, vanished: 0 },
};
