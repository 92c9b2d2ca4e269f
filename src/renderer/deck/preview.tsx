import clsx from 'clsx';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { DeckDocument, Trace } from '../../shared/qbr/deck-types.ts';
import classes from './preview.module.css';
import { ScaledSlide } from './scaled-slide.tsx';
import { Slide } from './slide.tsx';
import { TraceContext } from './trace.tsx';

type DeckPreviewProps = {
  document: DeckDocument;
  /** A figure was asked for its rows; without it figures are plain text. */
  onTrace?: (trace: Trace) => void;
};

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  PageDown: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  PageUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The deck as it will print: one slide large, all of them small beside it. Arrow keys go through them. */
export function DeckPreview({ document: deck, onTrace }: DeckPreviewProps) {
  const [chosen, choose] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const last = deck.slides.length - 1;
  const at = Math.min(chosen, last);
  const slide = deck.slides[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, at + step));
    choose(next);
    const tab = list.current?.children.item(next);
    if (tab instanceof HTMLElement) tab.focus();
  };
  if (slide === undefined) return null;
  return (
    <div className={classes.preview}>
      <div
        ref={list}
        className={classes.thumbs}
        role="tablist"
        aria-label="Slides"
        aria-orientation="vertical"
        onKeyDown={onKeyDown}
      >
        {deck.slides.map((one, index) => (
          <button
            key={one.id}
            type="button"
            role="tab"
            id={`slide-tab-${one.id}`}
            aria-selected={index === at}
            aria-controls="slide-shown"
            aria-label={`${index + 1}. ${one.section}: ${one.title}`}
            tabIndex={index === at ? 0 : -1}
            className={clsx(classes.thumb, index === at && classes.chosen)}
            onClick={() => choose(index)}
          >
            <span className={classes.thumbNumber} aria-hidden>
              {index + 1}
            </span>
            <span className={classes.thumbSlide} aria-hidden inert>
              <ScaledSlide>
                <Slide slide={one} place={{ deck, number: index + 1 }} />
              </ScaledSlide>
            </span>
          </button>
        ))}
      </div>
      <div
        className={classes.large}
        role="tabpanel"
        id="slide-shown"
        aria-labelledby={`slide-tab-${slide.id}`}
      >
        <TraceContext value={onTrace ?? null}>
          <ScaledSlide key={slide.id}>
            <Slide slide={slide} place={{ deck, number: at + 1 }} />
          </ScaledSlide>
        </TraceContext>
      </div>
    </div>
  );
}
