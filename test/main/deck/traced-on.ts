import type { DeckDocument, Trace } from '../../../src/shared/qbr/deck-types.ts';

/** Every figure of a deck that opens its rows, with the text it stands there as. */
export function tracedOn({
  slides,
}: DeckDocument): { slide: string; text: string; trace: Trace }[] {
  return slides.flatMap((slide) => {
    const figures = 'figures' in slide ? slide.figures : [];
    const cells = 'table' in slide ? slide.table.rows.flat() : [];
    return [...figures, ...cells].flatMap(({ text, trace }) =>
      trace === null ? [] : [{ slide: slide.id, text, trace }],
    );
  });
}
