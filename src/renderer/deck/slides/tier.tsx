import type { TierSlide } from '../../../shared/qbr/deck-types.ts';
import { DeckTable } from '../deck-table.tsx';
import { type Place, SlideFrame } from '../slide-frame.tsx';
import classes from './slides.module.css';

export function Tier({ slide, place }: { slide: TierSlide; place: Place }) {
  const { standing, provisional, sentence, table } = slide;
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={classes.stack}>
        <div className={classes.standing}>
          <p className={classes.tierName}>
            {standing}
            {provisional && <span className={classes.provisional}> provisional</span>}
          </p>
          <Way slide={slide} />
        </div>
        {sentence !== slide.title && <p className={classes.sentence}>{sentence}</p>}
        <DeckTable
          table={table}
          caption="Criteria of the next tier"
          widths={[null, '20%', '20%', '20%']}
        />
      </div>
    </SlideFrame>
  );
}

/** The way to the next tier; of a part that is unknown only the commercial half can be said. */
function Way({ slide }: { slide: TierSlide }) {
  const { percent, commercialPercent, nextName } = slide;
  const shown = percent ?? commercialPercent;
  if (shown === null || nextName === null) return null;
  const words = percent === null ? `commercial way to ${nextName}` : `of the way to ${nextName}`;
  return (
    <div className={classes.way}>
      <p className={classes.wayWords}>
        <span className={classes.wayPercent}>{shown}%</span> {words}
      </p>
      <div className={classes.track} aria-hidden>
        <div className={classes.trackFill} style={{ width: `${shown}%` }} />
      </div>
    </div>
  );
}
