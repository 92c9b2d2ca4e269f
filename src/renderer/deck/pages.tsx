import type { DeckDocument } from '../../shared/qbr/deck-types.ts';
import { Slide } from './slide.tsx';

/** The whole deck for paper: one slide, one page. */
export function DeckPages({ deck }: { deck: DeckDocument }) {
  return (
    <main>
      {deck.slides.map((slide, at) => (
        <Slide key={slide.id} slide={slide} place={{ deck, number: at + 1 }} />
      ))}
    </main>
  );
}
