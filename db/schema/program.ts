import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { partner } from './partners.ts';

/** Rules as versioned data: a row never changes, a later version takes effect at a quarter's start. */
export const programSetting = sqliteTable(
  'program_setting',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    publicId: text('public_id').notNull().unique(),
    changeId: integer('change_id').notNull(),
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    effectiveFrom: text('effective_from').notNull(),
    value: text('value').notNull(),
  },
  (t) => [uniqueIndex('program_setting_version').on(t.kind, t.version)],
);

/** How this person likes the app: theme, columns, drafts. Not facts. */
export const uiSetting = sqliteTable('ui_setting', {
  id: integer('id').primaryKey(),
  key: text('key').notNull().unique(),
  value: text('value').notNull(),
});

/** Derived: what the lists sort and filter by. Always equal to a rebuild from the facts. */
export const partnerScore = sqliteTable('partner_score', {
  id: integer('id').primaryKey(),
  partnerId: integer('partner_id')
    .notNull()
    .unique()
    .references(() => partner.id, { onDelete: 'cascade' }),
  asOf: text('as_of').notNull(),
  rulesVersion: integer('rules_version').notNull(),
  /** Null is unknown, never zero. */
  health: integer('health'),
  band: text('band'),
  coverage: integer('coverage').notNull(),
  provisional: integer('provisional').notNull(),
  /** Points per dimension as a JSON object; null where unknown. */
  points: text('points').notNull(),
  tierHeld: text('tier_held'),
  tierEarned: text('tier_earned'),
  tierNext: text('tier_next'),
  tierPercent: integer('tier_percent'),
  segment: text('segment'),
  revenueT12m: integer('revenue_t12m'),
  sourcedT12m: integer('sourced_t12m'),
  revenueQuarter: integer('revenue_quarter'),
  /** Year over year as a ratio, 0.22 for +22%. */
  growthYoy: real('growth_yoy'),
  pipeline: integer('pipeline'),
  openDeals: integer('open_deals').notNull(),
  lastTouchOn: text('last_touch_on'),
  nextQbrAt: text('next_qbr_at'),
});

/** Kept: month ends for the trend, quarter closes frozen with their inputs and rules version. */
export const scoreSnapshot = sqliteTable(
  'score_snapshot',
  {
    id: integer('id').primaryKey(),
    partnerId: integer('partner_id')
      .notNull()
      .references(() => partner.id, { onDelete: 'cascade' }),
    /** month or quarter. */
    kind: text('kind').notNull(),
    on: text('on').notNull(),
    rulesVersion: integer('rules_version').notNull(),
    health: integer('health'),
    band: text('band'),
    coverage: integer('coverage').notNull(),
    tier: text('tier'),
    inputs: text('inputs').notNull(),
  },
  (t) => [
    uniqueIndex('score_snapshot_once').on(t.partnerId, t.kind, t.on),
    index('score_snapshot_on').on(t.on),
  ],
);
