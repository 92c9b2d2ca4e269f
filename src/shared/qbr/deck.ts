import { labelOf } from '../kernel/quarter.ts';
import type { DeckDocument, DeckInput, DeckOptions, DeckSlide } from './deck-types.ts';
import { mergeEvidence } from './pack-field.ts';
import { commitmentsSlide, nextSlide } from './slides/commitments.ts';
import { healthSlide, matrixSlide, notesSlides } from './slides/internal.ts';
import { coverSlide, summarySlide } from './slides/opening.ts';
import { pipelineSlide } from './slides/pipeline.ts';
import { revenueSlide } from './slides/revenue.ts';
import { packEvidence, sourcesSlides } from './slides/sources.ts';
import { tierSlide } from './slides/tier.ts';

/**
 * Composes a QBR deck's story as data (S21): ordered slides, each with its point as a title, figures that open their
 * lineage, and a foot with definition and source. The partner version never holds health, matrix or notes. Figures
 * stand for the pack's quarter; a running quarter says "to date".
 */
export function composeDeck(input: DeckInput, { audience }: DeckOptions): DeckDocument {
  const { pack, partner } = input;
  const internal = audience === 'internal';
  const told: DeckSlide[] = [
    coverSlide(input),
    summarySlide(input),
    commitmentsSlide(input),
    revenueSlide(input),
    pipelineSlide(input),
    tierSlide(input),
    ...(internal ? present([healthSlide(input), matrixSlide(input)]) : []),
    nextSlide(input),
    ...(internal ? notesSlides(input) : []),
  ];
  const fromHealth = internal
    ? (input.health?.dimensions ?? []).flatMap(({ evidence }) => evidence)
    : [];
  const evidence = mergeEvidence([...packEvidence(input), ...fromHealth]);
  const quarterLabel = labelOf(pack.quarter, pack.toDate);
  return {
    title: `${partner.name}: quarterly business review, ${quarterLabel}${internal ? ' (internal)' : ''}`,
    partner: partner.name,
    quarter: pack.quarter,
    quarterLabel,
    toDate: pack.toDate,
    audience,
    currency: pack.currency,
    today: pack.today,
    evidence,
    slides: [...told, ...sourcesSlides(evidence, told)],
  };
}

function present(slides: readonly (DeckSlide | null)[]): DeckSlide[] {
  return slides.filter((slide) => slide !== null);
}
