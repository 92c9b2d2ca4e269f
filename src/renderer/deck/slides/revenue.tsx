import type { DeckChart, RevenueSlide } from '../../../shared/qbr/deck-types.ts';
import { Figures } from '../figures.tsx';
import { QuarterTable } from '../quarter-table.tsx';
import { RevenueChart } from '../revenue-chart.tsx';
import { type Place, SlideFrame } from '../slide-frame.tsx';
import classes from './slides.module.css';

/** A title of one line leaves more room for the chart. */
const oneLine = 58;
const width = 770;

function hasData({ series }: DeckChart): boolean {
  return series.some(({ values }) => values.some((value) => value !== null));
}

export function Revenue({ slide, place }: { slide: RevenueSlide; place: Place }) {
  const { chart, figures, table } = slide;
  const size = { width, height: slide.title.length <= oneLine ? 296 : 250 };
  return (
    <SlideFrame slide={slide} place={place}>
      <div className={classes.revenue}>
        <div className={classes.chartRow}>
          {hasData(chart) ? (
            <RevenueChart chart={chart} {...size} />
          ) : (
            <p className={classes.unknown} style={size}>
              {chart.description}
            </p>
          )}
          <Figures figures={figures} layout="pairs" />
        </div>
        <QuarterTable table={table} caption={chart.description} />
      </div>
    </SlideFrame>
  );
}
