import type { Evidence } from '../../kernel/explained.ts';
import { formatDate } from '../../kernel/local-date.ts';
import { groupedCount } from '../../kernel/words.ts';
import { type MetricId, metrics } from '../../program/metrics.ts';
import type { DeckInput, DeckSlide, DeckTable, SourcesSlide } from '../deck-types.ts';
import { mergeEvidence, noData } from '../pack-field.ts';
import { cell } from './parts.ts';

const sourcesOnSlide = 10;
const sourcesInDeck = 40;
const definitionsOnSlide = 10;
const definitionsAlone = 16;

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

const sourceColumns: DeckTable['columns'] = [
  { label: 'What', align: 'left' },
  { label: 'Source', align: 'left' },
  { label: 'File', align: 'left' },
  { label: 'As of', align: 'left' },
  { label: 'Rows', align: 'right' },
];

/** Where the figures come from, and what each of them means; what doesn't fit goes on to further slides. */
export function sourcesSlides(
  evidence: readonly Evidence[],
  slides: readonly DeckSlide[],
): SourcesSlide[] {
  const used = metricsUsed(slides);
  const told = evidence.slice(0, sourcesInDeck);
  const pages: SourcesSlide[] = [];
  let [source, definition] = [0, 0];
  do {
    const here = told.slice(source, source + sourcesOnSlide);
    const alone = pages.length > 0 && here.length === 0;
    const meant = used.slice(
      definition,
      definition + (alone ? definitionsAlone : definitionsOnSlide),
    );
    source += here.length;
    definition += meant.length;
    const more = source === told.length ? evidence.length - told.length : 0;
    pages.push(page(pages.length, sourceTable(here, more), definitionTable(meant), evidence));
  } while (source < told.length || definition < used.length);
  return pages;
}

function page(
  index: number,
  sources: DeckTable,
  definitions: DeckTable,
  evidence: readonly Evidence[],
): SourcesSlide {
  if (index === 0)
    return { ...base, id: 'sources', title: titleOf(evidence), sources, definitions };
  return {
    ...base,
    id: `sources-${index + 1}`,
    title: `${sources.rows.length > 0 ? 'Sources and definitions' : 'Definitions of the figures'}, continued`,
    sources: { ...sources, empty: '' },
    definitions: { ...definitions, empty: '' },
  };
}

function titleOf(evidence: readonly Evidence[]): string {
  return evidence.some(({ file }) => file !== null)
    ? 'Sources: every figure with its file, date and definition'
    : 'Sources: records kept in the book';
}

const base = { kind: 'sources', section: 'Sources', foot: null } as const;

function sourceTable(evidence: readonly Evidence[], more: number): DeckTable {
  const rows = evidence.map(({ label, source, file, asOf, rows: count }) => [
    cell(label),
    cell(source ?? 'the book'),
    cell(file ?? 'entered by hand'),
    cell(asOf === null ? noData : formatDate(asOf)),
    cell(groupedCount(count)),
  ]);
  return {
    columns: sourceColumns,
    rows,
    more: more > 0 ? `and ${more} more` : null,
    empty: 'No source on record.',
  };
}

function definitionTable(used: readonly MetricId[]): DeckTable {
  const columns = [
    { label: 'Figure', align: 'left' },
    { label: 'Definition', align: 'left' },
  ] as const;
  const rows = used.map((id) => [cell(metrics[id].label), cell(metrics[id].definition)]);
  return { columns, rows, more: null, empty: 'No figure in this deck.' };
}
