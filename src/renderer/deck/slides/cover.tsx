import clsx from 'clsx';
import type { CoverSlide } from '../../../shared/qbr/deck-types.ts';
import frame from '../frame.module.css';
import type { Place } from '../slide-frame.tsx';
import classes from './cover.module.css';

export function Cover({ slide, place }: { slide: CoverSlide; place: Place }) {
  const { partner, subtitle, title, facts } = slide;
  const internal = place.deck.audience === 'internal';
  return (
    <section className={clsx(frame.slide, classes.cover)} aria-label="Slide 1: Cover">
      <div className={classes.band} aria-hidden />
      <header className={frame.head}>
        <span className={frame.whose}>{subtitle}</span>
        <span className={frame.section}>
          {internal && <span className={frame.internal}>Internal: not for the partner</span>}
        </span>
      </header>
      <div className={classes.coverMiddle}>
        <p className={clsx(classes.partner, partner.length > 40 && classes.partnerLong)}>
          {partner}
        </p>
        <h1 className={classes.coverTitle}>{title}</h1>
      </div>
      <dl className={classes.facts}>
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
