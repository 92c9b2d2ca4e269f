import clsx from 'clsx';
import type { HealthSlide, MatrixSlide, NotesSlide } from '../../../shared/qbr/deck-types.ts';
import { DeckTable } from '../deck-table.tsx';
import { Figures } from '../figures.tsx';
import { Lines } from '../lines.tsx';
import { type Place, SlideFrame } from '../slide-frame.tsx';
import classes from './slides.module.css';

export function Health({ slide, place }: { slide: HealthSlide; place: Place }) {
  const { figures, table, raise } = slide;
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={classes.withBroadSide}>
        <DeckTable table={table} caption="Health by dimension" widths={['24%', '16%', null]} />
        <div className={classes.stack}>
          <Figures figures={figures} layout="column" />
          <Lines title="What would raise it" lines={raise} />
        </div>
      </div>
    </SlideFrame>
  );
}

/** The four places, strategic value upwards and revenue to the right. */
const places = [
  'Technology partners',
  'Strategic alliances',
  'Affiliate partners',
  'Channel partners',
];

export function Matrix({ slide, place }: { slide: MatrixSlide; place: Place }) {
  const { quadrant, points } = slide;
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={classes.matrixRow}>
        <div className={classes.matrix}>
          <p className={classes.axisUp}>Strategic value</p>
          <ul className={classes.places}>
            {places.map((name) => (
              <li
                key={name}
                className={clsx(name === quadrant && classes.here)}
                aria-current={name === quadrant ? 'true' : undefined}
              >
                {name}
              </li>
            ))}
          </ul>
          <p className={classes.axisRight}>Revenue in 12 months</p>
        </div>
        <Lines lines={points} />
      </div>
    </SlideFrame>
  );
}

export function Notes({ slide, place }: { slide: NotesSlide; place: Place }) {
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={classes.notes}>
        {slide.paragraphs.map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are fixed and may say the same twice
          <p key={at}>{paragraph}</p>
        ))}
      </div>
    </SlideFrame>
  );
}
