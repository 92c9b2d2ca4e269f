import type { Evidence } from '../../kernel/explained.ts';
import { formatDate } from '../../kernel/local-date.ts';
import { plural } from '../../kernel/words.ts';
import { type MetricId, metrics } from '../../program/metrics.ts';
import type { DeckInput, DeckSlide, DeckTable, SourcesSlide } from '../deck-types.ts';
import { mergeEvidence, noData } from '../pack-field.ts';
import { cell } from './parts.ts';

const filesOnSlide = 8;
const filesInDeck = 40;
const definitionsOnSlide = 22;

/** Evidence behind the pack and the tier: what a partner may see. */
export function packEvidence({ pack, tier }: DeckInput): Evidence[] {
  const fromPack = pack.sections.flatMap(({ fields }) =>
    fields.flatMap(({ evidence }) => evidence),
  );
  const fromTier = (tier?.steps ?? []).flatMap(({ criteria }) =>
    criteria.flatMap(({ evidence }) => evidence),
  );
  return mergeEvidence([...fromPack, ...fromTier]);
}

/** Every metric that a slide's figures or cells open, in order of appearance. */
export function metricsUsed(slides: readonly DeckSlide[]): MetricId[] {
  const used = new Set<MetricId>();
  for (const slide of slides) {
    if ('figures' in slide) for (const { trace } of slide.figures) used.add(trace.metric);
    if (!('table' in slide)) continue;
    for (const { trace } of slide.table.rows.flat()) if (trace !== null) used.add(trace.metric);
  }
  return [...used];
}

const base = { kind: 'sources', section: 'Sources', foot: null } as const;

const sourceColumns: DeckTable['columns'] = [
  { label: 'Source', align: 'left' },
  { label: 'File', align: 'left' },
  { label: 'As of', align: 'left' },
  { label: 'Figures and their rows', align: 'left' },
];
const definitionColumns: DeckTable['columns'] = [
  { label: 'Figure', align: 'left' },
  { label: 'Definition', align: 'left' },
];

/** Where the figures come from, file by file, and then what each of them means; each over as many slides as it takes. */
export function sourcesSlides(
  evidence: readonly Evidence[],
  slides: readonly DeckSlide[],
): SourcesSlide[] {
  const files = byFile(evidence);
  const parts = chunks(files.slice(0, filesInDeck), filesOnSlide);
  const left = files.length - filesInDeck;
  const sources = (parts.length === 0 ? [[]] : parts).map((part, index): SourcesSlide => {
    const last = index >= parts.length - 1;
    const title = files.some(({ file }) => file !== null)
      ? 'Sources: every figure with its file, date and rows'
      : 'Sources: records kept in the book';
    return {
      ...base,
      id: index === 0 ? 'sources' : `sources-${index + 1}`,
      title: index === 0 ? title : 'Sources, continued',
      sources: sourceTable(part, last && left > 0 ? `and ${plural(left, 'more file')}` : null),
      definitions: nothingMore(definitionColumns),
    };
  });
  const meanings = chunks(metricsUsed(slides), definitionsOnSlide).map(
    (part, index): SourcesSlide => ({
      ...base,
      id: index === 0 ? 'definitions' : `definitions-${index + 1}`,
      title: index === 0 ? 'Definitions: what each figure means' : 'Definitions, continued',
      sources: nothingMore(sourceColumns),
      definitions: definitionTable(part),
    }),
  );
  return [...sources, ...meanings];
}

type FileBehind = Pick<Evidence, 'source' | 'file' | 'asOf'> & { readonly figures: string[] };

/** One entry for each file and its date, with the figures that rest on it and how many of its rows. */
function byFile(evidence: readonly Evidence[]): FileBehind[] {
  const files = new Map<string, FileBehind>();
  for (const { source, file, asOf, label, rows } of evidence) {
    const key = JSON.stringify([source, file, asOf]);
    const found = files.get(key) ?? { source, file, asOf, figures: [] };
    const figure = `${label} (${plural(rows, 'row')})`;
    if (!found.figures.includes(figure)) found.figures.push(figure);
    files.set(key, found);
  }
  return [...files.values()];
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += size) parts.push(all.slice(from, from + size));
  return parts;
}

function sourceTable(files: readonly FileBehind[], more: string | null): DeckTable {
  const rows = files.map(({ source, file, asOf, figures }) => [
    cell(source ?? 'the book'),
    cell(file ?? 'entered by hand'),
    cell(asOf === null ? noData : formatDate(asOf)),
    cell(figures.join(', ')),
  ]);
  return { columns: sourceColumns, rows, more, empty: 'No source on record.' };
}

function definitionTable(used: readonly MetricId[]): DeckTable {
  const rows = used.map((id) => [cell(metrics[id].label), cell(metrics[id].definition)]);
  return { columns: definitionColumns, rows, more: null, empty: '' };
}

/** The half of a slide that has nothing to tell. */
function nothingMore(columns: DeckTable['columns']): DeckTable {
  return { columns, rows: [], more: null, empty: '' };
}
