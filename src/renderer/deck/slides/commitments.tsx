import type { CommitmentsSlide, NextSlide } from '../../../shared/qbr/deck-types.ts';
import { DeckTable } from '../deck-table.tsx';
import { Figures } from '../figures.tsx';
import { Lines } from '../lines.tsx';
import { type Place, SlideFrame } from '../slide-frame.tsx';
import classes from './slides.module.css';

const widths = [null, '21%', '17%', '24%'];
const narrow = [null, '24%', '20%', '18%'];

export function Commitments({ slide, place }: { slide: CommitmentsSlide; place: Place }) {
  const { table, figures } = slide;
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={figures.length === 0 ? undefined : classes.withSide}>
        <DeckTable table={table} caption="Commitments of the last reviews" widths={widths} />
        <Figures figures={figures} layout="column" />
      </div>
    </SlideFrame>
  );
}

export function Next({ slide, place }: { slide: NextSlide; place: Place }) {
  const { table, asks, agenda } = slide;
  const side = asks.length > 0 || agenda.length > 0;
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={side ? classes.withBroadSide : undefined}>
        <DeckTable
          table={table}
          caption="Commitments for the next quarter"
          widths={side ? narrow : widths}
        />
        {side && (
          <div className={classes.stack}>
            <Lines title="Asks" lines={asks} />
            <Lines title="Agenda" lines={agenda} />
          </div>
        )}
      </div>
    </SlideFrame>
  );
}
