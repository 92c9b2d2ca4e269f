import type { PipelineSlide } from '../../../shared/qbr/deck-types.ts';
import { DeckTable } from '../deck-table.tsx';
import { Figures } from '../figures.tsx';
import { Lines } from '../lines.tsx';
import { type Place, SlideFrame } from '../slide-frame.tsx';
import classes from './slides.module.css';

export function Pipeline({ slide, place }: { slide: PipelineSlide; place: Place }) {
  const { figures, table, stuck } = slide;
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={figures.length === 0 ? undefined : classes.withSide}>
        <div className={classes.stack}>
          <DeckTable
            table={table}
            caption="Largest open deals"
            widths={[null, '21%', '14%', '17%', '19%']}
          />
          <Lines title="Stuck" lines={stuck} />
        </div>
        <Figures figures={figures} layout="column" />
      </div>
    </SlideFrame>
  );
}
