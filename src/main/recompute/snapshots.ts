import { addDays, type LocalDate, partsOf } from '../../shared/kernel/local-date.ts';
import { endOfQuarter, lastCompleteQuarter } from '../../shared/kernel/quarter.ts';
import type { Writer } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import { partnerFacts } from './facts.ts';
import { bookRows } from './recompute.ts';
import type { ScoreRow } from './rows.ts';

type Kind = 'month' | 'quarter';

/**
 * Keeps the score of each partner at the last month end, and freezes the last quarter once its days of grace are over
 * (S09): taken when the book is opened. An unknown score is not kept, so that data which arrive later can still be.
 * What is kept is never rewritten; facts that come later stand beside it.
 */
export function takeSnapshots(writer: Writer, today: LocalDate): number {
  const settings = settingsOn(writer, today);
  const month = monthEndBefore(today);
  const closed = addDays(today, 1 - settings.quarterCloseDays);
  const quarter = endOfQuarter(
    lastCompleteQuarter(closed, settings.fiscalYearStartMonth),
    settings.fiscalYearStartMonth,
  );
  return keep(writer, 'month', month) + keep(writer, 'quarter', quarter);
}

function monthEndBefore(today: LocalDate): LocalDate {
  return addDays(today, -partsOf(today).day);
}

function keep(writer: Writer, kind: Kind, on: LocalDate): number {
  if (!anyMissing(writer, kind, on)) return 0;
  // A quarter is complete the day after its end: seen from its last day it would still be running.
  const day = kind === 'quarter' ? addDays(on, 1) : on;
  const settings = settingsOn(writer, on);
  const rows = bookRows(partnerFacts(writer, null, day, settings, { terse: true }));
  let kept = 0;
  for (const row of rows) if (row.health !== null) kept += keepOne(writer, kind, on, row);
  return kept;
}

function keepOne(writer: Writer, kind: Kind, on: LocalDate, row: ScoreRow): number {
  return writer.run(
    `INSERT INTO score_snapshot (partner_id, kind, "on", rules_version, health, band, coverage, tier, inputs)
     VALUES (@partner_id, @kind, @on, @rules_version, @health, @band, @coverage, @tier_earned, @inputs)
     ON CONFLICT (partner_id, kind, "on") DO NOTHING`,
    {
      partner_id: row.partner_id,
      kind,
      on,
      rules_version: row.rules_version,
      health: row.health,
      band: row.band,
      coverage: row.coverage,
      tier_earned: row.tier_earned,
      inputs: JSON.stringify(inputsOf(row)),
    },
  ).changes;
}

function inputsOf(row: ScoreRow): Record<string, unknown> {
  const { revenue_t12m, sourced_t12m, revenue_quarter, growth_yoy, pipeline, open_deals, points } =
    row;
  return {
    revenue_t12m,
    sourced_t12m,
    revenue_quarter,
    growth_yoy,
    pipeline,
    open_deals,
    points: JSON.parse(String(points)),
  };
}

/** Whether a partner with a published score lacks this snapshot. */
function anyMissing(writer: Writer, kind: Kind, on: LocalDate): boolean {
  return (
    writer.get(
      `SELECT 1 FROM partner_score s WHERE s.health IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM score_snapshot n WHERE n.partner_id = s.partner_id AND n.kind = @kind AND n."on" = @on)
       LIMIT 1`,
      { kind, on },
    ) !== undefined
  );
}
