import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import { metrics as catalogue, metricIds } from '../../../shared/program/metrics.ts';
import type { HistoryEntry, PartnerRecord, RecordRow } from '../../partners/index.ts';
import type { TracedMetric } from '../../recompute/index.ts';
import { healthText, tierText } from './rule-text.ts';
import {
  amountText,
  type Cell,
  figureText,
  indented,
  minuteText,
  pairs,
  paragraphs,
  right,
  table,
} from './text.ts';

const mostColumns = 8;

const isMoney = (entity: EntityName, name: string) => fieldOf(entity, name)?.type.kind === 'money';

function shownField(
  entity: EntityName,
  row: RecordRow,
  name: string,
  reporting: string,
): string | number | null {
  const value = row[name] ?? null;
  if (typeof value !== 'number' || !isMoney(entity, name)) return value;
  return amountText(value, typeof row.currency === 'string' ? row.currency : reporting);
}

/** The fields asked for, else the first that say something. */
export function recordsText(
  entity: EntityName,
  rows: readonly RecordRow[],
  asked: readonly string[] | undefined,
  reporting: string,
): string {
  if (rows.length === 0) return `No ${entities[entity].label.toLowerCase()} found.`;
  const known = ['key', ...entities[entity].fields.map(({ name }) => name)];
  const filled = known.filter((name) => rows.some((row) => (row[name] ?? null) !== null));
  const names = asked ?? ['id', ...filled.filter((name) => name !== 'externalId')];
  const columns = names.slice(0, asked === undefined ? mostColumns : undefined);
  return paragraphs(
    table(
      columns.map((label) => (isMoney(entity, label) ? right(label) : label)),
      rows.map((row) => columns.map((name) => shownField(entity, row, name, reporting))),
    ),
    names.length > columns.length
      ? `Also there: ${names.slice(columns.length).join(', ')}. Choose with --fields.`
      : null,
  );
}

export function recordText(entity: EntityName, record: RecordRow, reporting: string): string {
  const entries = Object.keys(record)
    .filter((name) => (record[name] ?? null) !== null)
    .map((name): [string, Cell] => [name, shownField(entity, record, name, reporting)]);
  return pairs(entries);
}

export function partnerText(partner: PartnerRecord): string {
  const { record, currency, quarter, metrics, health, tier, segment } = partner;
  const figures = metricIds.flatMap((id) => {
    const metric = metrics[id];
    if (metric === undefined || metric.value === null) return [];
    const files = metric.from.map(({ source, file, rows }) => `${file ?? source} (${rows})`);
    return [
      [
        id,
        catalogue[id].label,
        figureText(metric.value, metric.unit, currency),
        metric.asOf,
        files.join(', '),
      ],
    ];
  });
  const columns = ['Metric', 'Figure', right('Value'), 'As of', 'From (rows)'];
  return paragraphs(
    recordText('partners', record, currency),
    healthText(health),
    tierText(tier),
    `Segment ${segment.name}. ${segment.reason}`,
    figures.length === 0
      ? 'No figure is known yet.'
      : `Figures, of ${quarter} where they belong to a quarter\n${indented(table(columns, figures))}`,
  );
}

const mostRows = 40;

export function traceText(traced: TracedMetric): string {
  const { label, value, unit, quarter, currency, definition, note, rows } = traced;
  const columns = ['Source', 'File', right('Line'), 'Row', 'Date', right('Value')];
  const shown = rows
    .slice(0, mostRows)
    .map((row) => [
      row.source,
      row.file,
      row.line,
      `${row.label}${row.vanished ? ' (vanished)' : ''}`,
      row.date,
      figureText(row.value, unit, currency),
    ]);
  return paragraphs(
    `${label}${quarter === null ? '' : ` ${quarter}`}: ${figureText(value, unit, currency)}`,
    definition,
    note,
    rows.length === 0 ? 'No rows stand behind it.' : table(columns, shown),
    rows.length > mostRows ? `and ${rows.length - mostRows} more rows; --json has them all.` : null,
  );
}

export function historyText(entries: readonly HistoryEntry[]): string {
  return table(
    ['When (UTC)', 'Change', 'What', 'Field', 'Before', 'After', 'From'],
    entries.map(({ at, change, label, field, old, new: now, from }) => [
      minuteText(at),
      change,
      label,
      field,
      old,
      now,
      from,
    ]),
  );
}
