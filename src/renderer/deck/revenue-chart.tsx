import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import { useLayoutEffect, useRef } from 'react';
import type { DeckChart } from '../../shared/qbr/deck-types.ts';
import classes from './chart.module.css';
import { revenueChartConfig } from './chart-config.ts';
import { loadSlideFonts } from './look.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);
Chart.register(LineController, LineElement, PointElement);

type RevenueChartProps = { chart: DeckChart; width: number; height: number };

/** Revenue by quarter. Printing draws it once more, which makes vectors and text of it instead of a picture. */
export function RevenueChart({ chart, width, height }: RevenueChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const place = canvas.current;
    if (place === null) return;
    const made = new Chart(place, revenueChartConfig(chart, width));
    const onPrint = () => redraw(made, place);
    let there = true;
    void loadSlideFonts(chart.labels.join('')).then(() => there && made.update('none'));
    window.addEventListener('beforeprint', onPrint);
    return () => {
      there = false;
      window.removeEventListener('beforeprint', onPrint);
      made.destroy();
    };
  }, [chart, width]);
  return (
    <figure className={classes.chart}>
      <Legend chart={chart} />
      <canvas ref={canvas} width={width} height={height} role="img" aria-label={chart.description}>
        {chart.description}
      </canvas>
    </figure>
  );
}

/** Emptied and drawn anew while the page is being printed, a canvas comes out as what was drawn. */
function redraw(
  made: Chart<'bar' | 'line', (number | null)[], string[]>,
  canvas: HTMLCanvasElement,
) {
  const { ctx, currentDevicePixelRatio: ratio } = made;
  const { width } = canvas;
  canvas.width = width;
  ctx.resetTransform();
  ctx.scale(ratio, ratio);
  made.draw();
}

function Legend({ chart }: { chart: DeckChart }) {
  if (chart.series.length < 2) return null;
  return (
    <ul className={classes.legend}>
      {chart.series.map(({ id, label }) => (
        <li key={id}>
          <span aria-hidden className={classes[`key-${id}`]} />
          {label}
        </li>
      ))}
    </ul>
  );
}
