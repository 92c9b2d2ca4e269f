import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import { metrics as catalogue, type MetricId } from '../../../shared/program/metrics.ts';
import type { HistoryEntry, PartnerRecord, RecordRow } from '../../partners/index.ts';
import type { TracedMetric } from '../../recompute/index.ts';
import { healthText, tierText } from './rule-text.ts';
import { amountText, type Cell, figureText, indented, pairs, paragraphs, table } from './text.ts';

const mostColumns = 8;

function shownField(
  entity: EntityName,
  row: RecordRow,
  name: string,
  reporting: string,
): string | number | null {
  const value = row[name] ?? null;
  if (typeof value !== 'number' || fieldOf(entity, name)?.type.kind !== 'money') return value;
  return amountText(value, typeof row.currency === 'string' ? row.currency : reporting);
}

const isMoney = (entity: EntityName, name: string) => fieldOf(entity, name)?.type.kind === 'money';

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
      columns.map((label) => ({ label, right: isMoney(entity, label) })),
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
  const ids = Object.keys(catalogue).filter((id): id is MetricId => id in catalogue);
  const figures = ids.flatMap((id) => {
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
  const columns = ['Metric', 'Figure', 'Value', 'As of', 'From (rows)'].map((label) => ({
    label,
    right: label === 'Value',
  }));
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
  const columns = ['Source', 'File', 'Line', 'Row', 'Date', 'Value'].map((name) => ({
    label: name,
    right: name === 'Line' || name === 'Value',
  }));
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
  const columns = ['When (UTC)', 'Change', 'What', 'Field', 'Before', 'After', 'From'];
  return table(
    columns.map((label) => ({ label })),
    entries.map(({ at, change, label, field, old, new: now, from }) => [
      at.slice(0, 16).replace('T', ' '),
      change,
      label,
      field,
      old,
      now,
      from,
    ]),
  );
}
