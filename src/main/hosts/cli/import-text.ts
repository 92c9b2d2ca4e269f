import type { Inspection } from '../../../shared/book/inspection.ts';
import type { Counts, ImportResult, MatchCandidate, Plan } from '../../../shared/book/plan.ts';
import { type Recipe, ruleOf } from '../../../shared/book/recipe.ts';
import { groupedCount, plural } from '../../../shared/kernel/words.ts';
import type { ImportEntry } from '../../imports/index.ts';
import type { ShownChange } from './import-amounts.ts';
import { indented, minuteText, pairs, paragraphs, plain, right, table } from './text.ts';

const shown = 10;

function some(lines: readonly string[]): string {
  const more = lines.length - shown;
  const cut = lines.slice(0, shown).map((line) => plain(line));
  return [...cut, ...(more > 0 ? [`and ${groupedCount(more)} more`] : [])].join('\n');
}

export function section(title: string, lines: readonly string[]): string | null {
  return lines.length === 0 ? null : `${title}\n${indented(some(lines))}`;
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
const newlineNames = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR', mixed: 'mixed' } as const;

function howRead(found: Inspection): [string, string][] {
  if (found.sheet !== undefined) return [['Sheet', found.sheet.name]];
  return [
    ['Encoding', `${found.encoding}${found.bom ? ' with byte order mark' : ''}`],
    ['Delimiter', delimiterNames[found.delimiter]],
    ['Quotes', found.quote === null ? 'none' : 'double'],
    ['Line ends', found.newline === null ? 'none' : newlineNames[found.newline]],
  ];
}

/** `header` is the file's own; `columns` are the names recipes use, where they differ by a blank or a number. */
export function inspectionJson({ headerCells, ...found }: Inspection) {
  const { header } = found;
  return { ...found, header: headerCells.length > 0 ? headerCells : header, columns: header };
}

export function inspectionText(file: string, found: Inspection): string {
  const { header, rows = [] } = found;
  return paragraphs(
    pairs([
      ['File', file],
      ['Rows', groupedCount(found.rowCount)],
      ['Columns', groupedCount(header.length)],
      ...howRead(found),
    ]),
    rows.length === 0
      ? section('Columns', header)
      : table(
          header.slice(0, 8).map((label) => plain(label)),
          rows.map((row) => row.slice(0, 8)),
        ),
    header.length > 8 && rows.length > 0
      ? `and ${plural(header.length - 8, 'more column')}: ${plain(header.slice(8).join(', '))}`
      : null,
    warningsText(found),
    questionsText(found),
    section('Left out, not rows', found.dropped.map(noteText)),
    section('Can’t be read', found.rejected.map(noteText)),
  );
}

export function importText(
  plan: Plan,
  result: ImportResult,
  changes: readonly ShownChange[],
): string {
  const { recipe, applied } = result;
  const what = `${plain(plan.file)} as ${recipe.entity} of ${plain(result.source)}`;
  return paragraphs(
    applied ? `Imported ${what}.` : `Plan: ${what}.`,
    indented(countsText(result.counts)),
    changedText(result),
    changes.length === 0
      ? null
      : `First changes\n${indented(table(changeColumns, changes.map(changeRow)))}`,
    conflictText(result),
    section('Can’t be read', result.rejected.map(noteText)),
    section(
      'Probably known already',
      result.matches.map(({ key, candidates }) => `${key}: ${candidates.map(nameOf).join(', ')}`),
    ),
    questionsText(result),
    warningsText(result),
    applied ? null : recipeText(result),
    section(
      applied ? 'Guards passed' : 'Guards in the way',
      result.guards.map(({ name, message }) => `${name}: ${message}`),
    ),
    applied
      ? `Import ${result.import}. To take it back: undo ${result.import}`
      : `Nothing has been written. To apply this very plan: --yes --expect ${result.planHash}`,
  );
}

const noteText = ({ line, reason }: { line: number; reason: string }) => `line ${line}: ${reason}`;

function questionsText({ ask }: Pick<Inspection | ImportResult, 'ask'>): string | null {
  return section(
    'Questions',
    ask.map(({ question, options }) => [question, ...options].join('  ')),
  );
}

function warningsText({ warnings }: Pick<Inspection | ImportResult, 'warnings'>): string | null {
  return section(
    'Warnings',
    warnings.map(({ message }) => message),
  );
}

const changeColumns = ['Key', 'Column', 'Now', 'File'];
const changeRow = ({ key, field, from, to }: ShownChange) => [key, field, from, to];

function nameOf({ id, name, why, key, line }: MatchCandidate): string {
  if (line !== undefined) return `${name ?? id} on line ${line} (same ${why})`;
  if (why === 'renamed') return `${name ?? id} (says the same; its key ${key ?? ''} is gone)`;
  return `${name ?? id} (same ${why === 'domain' ? 'web domain' : why === 'email' ? 'address' : why})`;
}

function countsText(counts: Counts): string {
  const names = [
    'rows',
    'new',
    'changed',
    'unchanged',
    'conflicts',
    'repeated',
    'rejected',
    'vanished',
  ] as const;
  const width = Math.max(...names.map((name) => groupedCount(counts[name]).length));
  return names
    .map((name) => `${name.padEnd(9)}  ${groupedCount(counts[name]).padStart(width)}`)
    .join('\n');
}

function changedText({ changedFields }: ImportResult): string | null {
  const columns = Object.entries(changedFields);
  if (columns.length === 0) return null;
  return `Changed columns: ${columns.map(([name, n]) => `${plain(name)} ${groupedCount(n)}`).join(', ')}`;
}

function conflictText({ conflicts }: ImportResult): string | null {
  if (conflicts.length === 0) return null;
  const rows = conflicts
    .slice(0, shown)
    .map(({ key, field, base, mine, theirs }) => [key, field, base, mine, theirs]);
  return `Conflicts\n${indented(table(['Key', 'Field', 'Before', 'Mine', 'File'], rows))}`;
}

function recipeText({ recipe }: ImportResult): string {
  const columns = Object.keys(recipe.columns).map((column) => ({
    column,
    field: ruleOf(recipe, column)?.field ?? '',
  }));
  return paragraphs(
    `Recipe: ${keyText(recipe)}`,
    indented(pairs(columns.map(({ column, field }) => [plain(column), field]))),
  ).replace('\n\n', '\n');
}

/** What tells rows apart, and what becomes of columns without a field. */
export function keyText({ key, otherColumns }: Recipe): string {
  const others = otherColumns === 'custom' ? 'kept as custom fields' : 'ignored';
  return `key ${plain(key.join(' + '))}; other columns are ${others}.`;
}

export function importsText(entries: readonly ImportEntry[]): string {
  if (entries.length === 0) return 'Nothing has been imported yet.';
  return table(
    [
      ...['Import', 'When (UTC)', 'Source', 'As', 'File'],
      ...[right('Rows'), right('New'), right('Changed'), 'Undone'],
    ],
    entries.map((entry) => [
      entry.import,
      minuteText(entry.at),
      entry.source,
      entry.entity,
      entry.file,
      groupedCount(entry.counts.rows),
      groupedCount(entry.counts.new),
      groupedCount(entry.counts.changed),
      entry.undone ? 'yes' : '',
    ]),
  );
}
