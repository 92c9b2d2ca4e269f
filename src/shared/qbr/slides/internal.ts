import type { HealthScore } from '../../health/types.ts';
import type { DeckInput, HealthSlide, MatrixSlide, NotesSlide } from '../deck-types.ts';
import { mergeEvidence, noData } from '../pack-field.ts';
import { cell, cutTable, definitionOf, sourceSentence } from './parts.ts';

const raisesShown = 4;
/** Characters of notes that fit on a slide, and what the gap after a paragraph takes of them. */
const notesOnSlide = 2000;
const notesPerParagraph = 60;

/** Health by dimension: internal version only (S21). */
export function healthSlide({ health }: DeckInput): HealthSlide | null {
  if (health === null) return null;
  const trace = { metric: 'health', quarter: null } as const;
  const text = health.value === null ? 'Unknown' : String(health.value);
  const evidence = mergeEvidence(health.dimensions.flatMap((one) => one.evidence));
  return {
    id: 'health',
    kind: 'health',
    section: 'Health',
    title: healthTitle(health),
    foot: { definition: `Health: ${definitionOf('health')}`, source: sourceSentence(evidence) },
    figures: [
      {
        id: 'health',
        label: 'Health',
        text,
        value: health.value,
        unit: 'score',
        trace,
        note: health.summary,
      },
    ],
    table: cutTable(
      [
        { label: 'Dimension', align: 'left' },
        { label: 'Points', align: 'right' },
        { label: 'Why', align: 'left' },
      ],
      health.dimensions.map(({ label, points, max, reason }) => [
        cell(label),
        cell(points === null ? 'unknown' : `${points} of ${max}`),
        cell(reason),
      ]),
      health.dimensions.length,
      noData,
    ),
    raise: health.raise
      .slice(0, raisesShown)
      .map(({ action, gain, toScore }) => `${action}: +${gain}, to ${toScore}`),
  };
}

function healthTitle({
  value,
  band,
  coverage,
  provisional,
  topLoss,
  dimensions,
}: HealthScore): string {
  if (value === null || band === null) return `Health unknown: ${coverage}% of it is known`;
  const lost = dimensions.find(({ id }) => id === topLoss);
  const loss =
    lost === undefined || lost.points === null
      ? ', no known points lost'
      : `, ${lost.label.toLowerCase()} costs most: ${lost.points} of ${lost.max}`;
  return `Health ${value}, ${band.name}${provisional ? ` (provisional, ${coverage}% known)` : ''}${loss}`;
}

/** Place on the value matrix: internal version only (S21). */
export function matrixSlide({ matrix, tier }: DeckInput): MatrixSlide | null {
  if (matrix === null) return null;
  const evidence = mergeEvidence(
    (tier?.steps ?? []).flatMap(({ criteria }) => criteria.flatMap((one) => one.evidence)),
  );
  const foot = {
    definition:
      'Value matrix: strategic value, set by the partner manager, against revenue of the trailing twelve months.',
    source: sourceSentence(evidence),
  };
  const base = { id: 'matrix', kind: 'matrix', section: 'Investment', foot } as const;
  if (!matrix.placed) {
    const title = `Not placed on the value matrix: ${matrix.reason}`;
    return {
      ...base,
      title,
      quadrant: 'Unplaced',
      recommendation: noData,
      points: [matrix.reason],
    };
  }
  const { quadrant, recommendation, reasons } = matrix;
  return {
    ...base,
    title: `${quadrant}. ${recommendation}`,
    quadrant,
    recommendation,
    points: reasons,
  };
}

/** Speaker notes: internal version only (S21). Paragraphs are split at blank lines; long notes go on to further slides. */
export function notesSlides({ notes }: DeckInput): NotesSlide[] {
  const paragraphs = (notes ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap(pieces);
  const pages: string[][] = [];
  let room = 0;
  for (const paragraph of paragraphs) {
    if (paragraph.length > room) {
      pages.push([]);
      room = notesOnSlide;
    }
    pages.at(-1)?.push(paragraph);
    room -= paragraph.length + notesPerParagraph;
  }
  return pages.map((page, index) => ({
    id: index === 0 ? 'notes' : `notes-${index + 1}`,
    kind: 'notes',
    section: 'Notes',
    title: `Notes for this meeting, not for the partner${index === 0 ? '' : ', continued'}`,
    foot: null,
    paragraphs: page,
  }));
}

/** A paragraph longer than a slide, cut between words where there are any. */
function pieces(paragraph: string): string[] {
  const cut: string[] = [];
  let rest = paragraph;
  while (rest.length > notesOnSlide) {
    const space = rest.lastIndexOf(' ', notesOnSlide);
    const at = space > 0 ? space : notesOnSlide;
    cut.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...cut, rest];
}
