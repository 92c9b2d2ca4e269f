import clsx from 'clsx';
import type { DeckFigure } from '../../shared/qbr/deck-types.ts';
import { noData } from '../../shared/qbr/pack-field.ts';
import classes from './figures.module.css';
import { Traced } from './trace.tsx';

type Layout = 'column' | 'pairs' | 'grid' | 'broad';

type FiguresProps = {
  figures: readonly DeckFigure[];
  /** A column, its first figure large; the same with the others in pairs; or a grid of equals, three or (broad) two in a row. */
  layout: Layout;
};

/** Largest size of type and width of the place in pixels, for the first figure and for the others. */
const room: Readonly<Record<Layout, readonly [Room, Room]>> = {
  column: [
    { most: 40, width: 230 },
    { most: 26, width: 230 },
  ],
  pairs: [
    { most: 40, width: 334 },
    { most: 24, width: 155 },
  ],
  broad: [
    { most: 44, width: 285 },
    { most: 44, width: 285 },
  ],
  grid: [
    { most: 32, width: 186 },
    { most: 32, width: 186 },
  ],
};

type Room = { most: number; width: number };

export function Figures({ figures, layout }: FiguresProps) {
  if (figures.length === 0) return null;
  const [first, others] = room[layout];
  const [lead, ...rest] = figures;
  const alike = layout === 'grid' || layout === 'broad';
  const equals = alike ? figures : rest;
  const size = Math.min(...equals.map(({ text }) => sizeOf(text, others)));
  return (
    <dl className={clsx(classes.figures, classes[layout])}>
      {figures.map((figure) => (
        <Figure
          key={figure.id}
          figure={figure}
          size={figure === lead && !alike ? sizeOf(figure.text, first) : size}
        />
      ))}
    </dl>
  );
}

/** Bold figures are about 0.62 of their size wide: long amounts get smaller type, not a second line. */
function sizeOf(text: string, { most, width }: Room): number {
  return Math.max(13, Math.min(most, Math.floor(width / (0.62 * text.length))));
}

function Figure({ figure, size }: { figure: DeckFigure; size: number }) {
  const { label, text, note, trace } = figure;
  return (
    <div className={classes.figure}>
      <dt className={classes.figureLabel}>{label}</dt>
      <dd
        className={clsx(classes.figureValue, text === noData && classes.figureUnknown)}
        style={{ fontSize: size }}
      >
        <Traced trace={trace}>{text}</Traced>
      </dd>
      {note !== null && <dd className={classes.figureNote}>{note}</dd>}
    </div>
  );
}
