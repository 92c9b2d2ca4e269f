import type { Evidence } from '../../kernel/explained.ts';
import { formatDate } from '../../kernel/local-date.ts';
import {
  parseQuarter,
  previousQuarter,
  quarterLabel,
  sameQuarterLastYear,
} from '../../kernel/quarter.ts';
import { groupedCount, listed, plural } from '../../kernel/words.ts';
import { metrics } from '../../program/metrics.ts';
import { packField } from '../data-pack.ts';
import type { DeckCell, DeckFigure, DeckFoot, DeckTable, Trace } from '../deck-types.ts';
import { mergeEvidence, noData } from '../pack-field.ts';
import type { DataPack, PackField } from '../pack-types.ts';

/** The figure of a pack field; null where the pack has none of this id or it cannot be traced. */
export function figure(pack: DataPack, id: string, label?: string): DeckFigure | null {
  const field = packField(pack, id);
  if (field === null || field.metric === null) return null;
  const { metric, text, value, unit, quarter, note } = field;
  return { id, label: label ?? field.label, text, value, unit, trace: { metric, quarter }, note };
}

/** The figures of these fields, leaving out what is not known. */
export function knownFigures(pack: DataPack, ids: readonly string[]): DeckFigure[] {
  return ids.flatMap((id) => {
    const found = figure(pack, id);
    return found === null || found.text === noData ? [] : [found];
  });
}

/** The amount or count of a pack field, or null. */
export function numberIn(pack: DataPack, id: string): number | null {
  const value = packField(pack, id)?.value ?? null;
  return typeof value === 'number' ? value : null;
}

/** Definition of the first field and the sources of all of them. */
export function footFor(pack: DataPack, ids: readonly string[]): DeckFoot | null {
  const fields = ids
    .map((id) => packField(pack, id))
    .filter((field): field is PackField => field !== null);
  const [first] = fields;
  if (first === undefined) return null;
  const evidence = mergeEvidence(fields.flatMap((field) => field.evidence));
  return { definition: `${first.label}: ${first.definition}`, source: sourceSentence(evidence) };
}

const sourcesNamed = 3;

/** "Source: erp revenue_quarterly.csv of Nov 18, 2026 (9 rows)."; a file is named once, with what each figure takes of it. */
export function sourceSentence(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return 'No source on record.';
  const counts = new Map<string, number[]>();
  for (const one of evidence) {
    const place = placeText(one);
    const rows = counts.get(place) ?? [];
    if (!rows.includes(one.rows)) rows.push(one.rows);
    counts.set(place, rows);
  }
  const places = [...counts].map(([place, rows]) => `${place} (${rowsText(rows)})`);
  const more = places.length > sourcesNamed ? `; and ${places.length - sourcesNamed} more` : '';
  return `Source: ${places.slice(0, sourcesNamed).join('; ')}${more}.`;
}

function placeText({ source, file, label, asOf }: Evidence): string {
  const where =
    file === null ? `${label} in the book` : source === null ? file : `${source} ${file}`;
  return `${where}${asOf === null ? '' : ` of ${formatDate(asOf)}`}`;
}

/** "9 rows", "5 and 4 rows". */
function rowsText(rows: readonly number[]): string {
  const [first = 0] = rows;
  return rows.length === 1 ? plural(first, 'row') : `${listed(rows.map(groupedCount))} rows`;
}

/** A cell of words; with a trace when it is a figure. */
export function cell(text: string, trace: Trace | null = null): DeckCell {
  return { text, trace };
}

/** A table of at most `limit` rows; the rest is named as "and N more". */
export function cutTable(
  columns: DeckTable['columns'],
  rows: DeckTable['rows'],
  limit: number,
  empty: string,
): DeckTable {
  return { columns, rows: rows.slice(0, limit), more: moreText(rows.length - limit), empty };
}

/** A list of at most `limit` lines, with "and N more" as its last line when cut. */
export function cutList(lines: readonly string[], limit: number): string[] {
  const more = moreText(lines.length - limit);
  return more === null ? [...lines] : [...lines.slice(0, limit), more];
}

function moreText(left: number): string | null {
  return left > 0 ? `and ${left} more` : null;
}

/** "Q4 2018" for '2019-Q4'. */
export function lastYearLabel(key: string): string {
  const quarter = parseQuarter(key);
  return quarter === null ? 'last year' : quarterLabel(sameQuarterLastYear(quarter));
}

/** "Q3 2019" for '2019-Q4'. */
export function previousLabel(key: string): string {
  const quarter = parseQuarter(key);
  return quarter === null ? 'the quarter before' : quarterLabel(previousQuarter(quarter));
}

/** Definition of a metric as a table row's words. */
export function definitionOf(id: DeckFigure['trace']['metric']): string {
  return metrics[id].definition;
}
