import type { SummarySlide } from '../../../shared/qbr/deck-types.ts';
import { Figures } from '../figures.tsx';
import { Lines } from '../lines.tsx';
import { type Place, SlideFrame } from '../slide-frame.tsx';
import classes from './slides.module.css';

export function Summary({ slide, place }: { slide: SummarySlide; place: Place }) {
  const { figures, points, wins, gaps } = slide;
  const both = wins.length > 0 || gaps.length > 0;
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={classes.summary}>
        <div className={figures.length === 0 ? undefined : classes.summaryTop}>
          <Figures figures={figures} layout={both ? 'grid' : 'broad'} />
          <Lines lines={points} />
        </div>
        {both && (
          <div className={classes.halves}>
            <Lines title="Wins" lines={wins} />
            <Lines title="Gaps" lines={gaps} />
          </div>
        )}
      </div>
    </SlideFrame>
  );
}
