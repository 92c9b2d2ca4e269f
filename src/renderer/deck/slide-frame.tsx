import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { DeckDocument, DeckSlide } from '../../shared/qbr/deck-types.ts';
import classes from './frame.module.css';
import { useDensity } from './use-density.ts';

export type Place = { deck: DeckDocument; number: number };

type SlideFrameProps = { slide: DeckSlide; place: Place; children: ReactNode };

function sizeOf(title: string): string | undefined {
  if (title.length <= 100) return undefined;
  return title.length <= 150 ? classes.titleLong : classes.titleLongest;
}

/** What every slide but the cover has: whose review it is, the point, and at the foot where the figures come from. */
export function SlideFrame({ slide, place, children }: SlideFrameProps) {
  const { deck, number } = place;
  const { foot, section, title } = slide;
  const { body, density } = useDensity(slide);
  return (
    <section
      className={classes.slide}
      aria-label={`Slide ${number}: ${section}`}
      data-density={density}
    >
      <header className={classes.head}>
        <span className={classes.whose}>
          {deck.partner} · Quarterly business review · {deck.quarterLabel}
        </span>
        <span className={classes.section}>
          {deck.audience === 'internal' && <span className={classes.internal}>Internal</span>}
          {section}
        </span>
      </header>
      <h2 className={clsx(classes.title, sizeOf(title))}>{title}</h2>
      <div ref={body} className={classes.body}>
        {children}
      </div>
      <footer className={classes.foot}>
        <p className={classes.footText}>{foot !== null && `${foot.definition} ${foot.source}`}</p>
        <p className={classes.number}>{number}</p>
      </footer>
    </section>
  );
}
