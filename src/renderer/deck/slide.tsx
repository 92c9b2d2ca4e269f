import '@fontsource/inter/400.css';
import '@fontsource/inter/700.css';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import type { DeckSlide } from '../../shared/qbr/deck-types.ts';
import type { Place } from './slide-frame.tsx';
import { Commitments, Next } from './slides/commitments.tsx';
import { Cover } from './slides/cover.tsx';
import { Health, Matrix, Notes } from './slides/internal.tsx';
import { Pipeline } from './slides/pipeline.tsx';
import { Revenue } from './slides/revenue.tsx';
import { Sources } from './slides/sources.tsx';
import { Summary } from './slides/summary.tsx';
import { Tier } from './slides/tier.tsx';

type SlideProps = { slide: DeckSlide; place: Place };

/** One slide, 1280 x 720 CSS pixels (13.333 x 7.5 in): the same in the preview and on paper. */
export function Slide({ slide, place }: SlideProps) {
  switch (slide.kind) {
    case 'cover':
      return <Cover slide={slide} place={place} />;
    case 'summary':
      return <Summary slide={slide} place={place} />;
    case 'commitments':
      return <Commitments slide={slide} place={place} />;
    case 'revenue':
      return <Revenue slide={slide} place={place} />;
    case 'pipeline':
      return <Pipeline slide={slide} place={place} />;
    case 'tier':
      return <Tier slide={slide} place={place} />;
    case 'health':
      return <Health slide={slide} place={place} />;
    case 'matrix':
      return <Matrix slide={slide} place={place} />;
    case 'next':
      return <Next slide={slide} place={place} />;
    case 'notes':
      return <Notes slide={slide} place={place} />;
    case 'sources':
      return <Sources slide={slide} place={place} />;
    default:
      return unreachable(slide);
  }
}
