import type { ChartConfiguration, ChartDataset, Plugin } from 'chart.js';
import type { DeckChart, DeckSeries } from '../../shared/qbr/deck-types.ts';
import { axisMoney } from './axis.ts';
import { colors, fontFamily } from './look.ts';

export type RevenueChartConfig = ChartConfiguration<'bar' | 'line', (number | null)[], string[]>;
type Dataset = ChartDataset<'bar' | 'line', (number | null)[]>;

/** Room for one quarter; few quarters do not get broad bars. */
const widestBar = 46;

function dataset({ id, label, role, values }: DeckSeries, width: number): Dataset {
  const data = [...values];
  if (role === 'bar')
    return {
      type: 'bar',
      label,
      data,
      stack: 'revenue',
      backgroundColor: id === 'influenced' ? colors.pale : colors.accent,
      borderRadius: 2,
      maxBarThickness: widestBar,
      order: 1,
    };
  return {
    type: 'line',
    label,
    data,
    showLine: false,
    pointStyle: 'line',
    pointRadius: Math.min(widestBar, width) / 2 + 5,
    borderColor: colors.ink,
    borderWidth: 2,
    order: 0,
  };
}

/** "Q1 2020 to date" on two lines. */
function labelLines(label: string): string[] {
  const match = /^(.+) (to date)$/.exec(label);
  return match === null ? [label] : [match[1] ?? '', match[2] ?? ''];
}

/** The amount over the deck's own quarter, which the title speaks of. */
function lastAmount(chart: DeckChart): Plugin<'bar' | 'line'> {
  const bars = chart.series.filter(({ role }) => role === 'bar');
  const at = chart.labels.length - 1;
  const values = bars.map(({ values }) => values[at] ?? null).filter((value) => value !== null);
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    id: 'last-amount',
    afterDatasetsDraw({ ctx, scales, chartArea }) {
      const { x, y } = scales;
      if (values.length === 0 || x === undefined || y === undefined) return;
      const target = chart.series.find(({ role }) => role === 'mark')?.values[at] ?? total;
      const top = Math.max(total, target, 0);
      ctx.save();
      ctx.font = `700 13px ${fontFamily}`;
      ctx.fillStyle = colors.ink;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'bottom';
      const text = axisMoney(total, chart.currency);
      const half = ctx.measureText(text).width / 2;
      const center = Math.min(x.getPixelForValue(at), chartArea.right - half);
      ctx.fillText(text, center, y.getPixelForValue(top) - 6);
      ctx.restore();
    },
  };
}

/** What Chart.js is told: fixed size, nothing that moves, the look of the slide. */
export function revenueChartConfig(chart: DeckChart, width: number): RevenueChartConfig {
  const step = width / Math.max(1, chart.labels.length);
  const flat = chart.series.every(({ values }) => values.every((value) => (value ?? 0) === 0));
  const tick = { color: colors.faint, font: { family: fontFamily, size: 12 } };
  return {
    type: 'bar',
    data: {
      labels: chart.labels.map(labelLines),
      datasets: chart.series.map((series) => dataset(series, step * 0.6)),
    },
    options: {
      responsive: false,
      animation: false,
      devicePixelRatio: 2,
      events: [],
      layout: { padding: { top: 22 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          border: { display: false },
          ticks: { ...tick, autoSkip: false, maxRotation: 0 },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          ...(flat ? { max: 10_000_00 } : {}),
          border: { display: false },
          grid: { color: colors.line, drawTicks: false },
          ticks: {
            ...tick,
            padding: 8,
            maxTicksLimit: 5,
            callback: (value) => axisMoney(Number(value), chart.currency),
          },
        },
      },
    },
    plugins: [lastAmount(chart)],
  };
}
