import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartData,
  type ChartDataset,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useMemo } from 'react';
import { Chart as ReactChart } from 'react-chartjs-2';
import { currencyExponent } from '../../../shared/kernel/money.ts';
import type { RevenuePoint } from '../../../shared/qbr/deck-types.ts';
import { formatMoney, formatQuarter } from '../../app/format.ts';
import classes from './partner.module.css';
import { partValue, type RevenuePart } from './revenue-parts.ts';

Chart.register(
  ...[BarController, LineController, BarElement, LineElement, PointElement],
  ...[CategoryScale, LinearScale, Tooltip],
);

type RevenueChartProps = {
  points: readonly RevenuePoint[];
  parts: readonly RevenuePart[];
  currency: string;
  description: string;
  onOpen: (part: RevenuePart, quarter: string) => void;
};

type Colors = { sourced: string; influenced: string; ink: string; faint: string; line: string };
type Mixed = ChartData<'bar' | 'line', (number | null)[], string>;

/** Canvas knows no CSS variables: they are read once per theme. */
function useColors(): Colors {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    // Named so that the colors are read again when the theme changes.
    void scheme;
    const style = getComputedStyle(document.documentElement);
    const of = (name: string) => style.getPropertyValue(`--qd-${name}`).trim();
    return {
      sourced: of('accent'),
      influenced: of('accent-pale'),
      ink: of('ink'),
      faint: of('faint'),
      line: of('line'),
    };
  }, [scheme]);
}

/** Stripes in the bar's own color: this quarter is not over. */
function striped(color: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  if (pen === null) return color;
  pen.strokeStyle = color;
  pen.lineWidth = 2.4;
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.globalAlpha = 0.22;
  pen.fillStyle = color;
  pen.fillRect(0, 0, 8, 8);
  pen.globalAlpha = 0.75;
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? color;
}

const labels: Readonly<Record<RevenuePart, string>> = {
  sourced: 'Sourced',
  influenced: 'Influenced',
  other: 'Revenue',
};

export function RevenueChart(props: RevenueChartProps) {
  const { points, parts, currency, description, onOpen } = props;
  const colors = useColors();
  const still = useReducedMotion(true) || navigator.webdriver;
  const data = useMemo(
    () => dataOf(points, parts, currency, colors),
    [points, parts, currency, colors],
  );
  const options = useMemo(
    () => optionsOf({ points, parts, currency, colors, still, onOpen }),
    [points, parts, currency, colors, still, onOpen],
  );
  return (
    <div className={classes.chart}>
      <ReactChart type="bar" data={data} options={options} role="img" aria-label={description} />
    </div>
  );
}

function dataOf(
  points: readonly RevenuePoint[],
  parts: readonly RevenuePart[],
  currency: string,
  colors: Colors,
): Mixed {
  const unit = 10 ** currencyExponent(currency);
  const major = (minor: number | null) => (minor === null ? null : minor / unit);
  const bars = parts.map((part): ChartDataset<'bar', (number | null)[]> => {
    const color = part === 'influenced' ? colors.influenced : colors.sourced;
    const pattern = striped(color);
    return {
      type: 'bar',
      label: parts.length > 1 && part === 'other' ? 'Other' : labels[part],
      data: points.map((point) => major(partValue(point, part))),
      backgroundColor: points.map(({ toDate }) => (toDate ? pattern : color)),
      stack: 'revenue',
      borderRadius: 2,
      categoryPercentage: 0.8,
      barPercentage: 0.7,
      maxBarThickness: 44,
    };
  });
  const targets: ChartDataset<'line', (number | null)[]> = {
    type: 'line',
    label: 'Target',
    data: points.map(({ target }) => major(target)),
    showLine: false,
    pointStyle: 'line',
    pointRadius: 20,
    pointHoverRadius: 20,
    borderColor: colors.ink,
    pointBorderColor: colors.ink,
    borderWidth: 1.6,
    order: -1,
  };
  const drawn = points.some(({ target }) => target !== null) ? [...bars, targets] : bars;
  return { labels: points.map(({ quarter }) => formatQuarter(quarter, true)), datasets: drawn };
}

type OptionsInput = Omit<RevenueChartProps, 'description'> & { colors: Colors; still: boolean };

function optionsOf(input: OptionsInput): ChartOptions<'bar' | 'line'> {
  const { points, parts, currency, colors, still, onOpen } = input;
  const unit = 10 ** currencyExponent(currency);
  const money = (major: number, style: 'whole' | 'short') =>
    formatMoney(Math.round(major * unit), currency, style);
  const tick = { color: colors.faint, font: { family: 'Inter Variable', size: 11 } };
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: still ? false : { duration: 180 },
    interaction: { mode: 'index', intersect: false },
    onClick: ({ native }, _elements, chart) => {
      if (native === null) return;
      const find = (mode: 'nearest' | 'index', intersect: boolean) =>
        chart.getElementsAtEventForMode(native, mode, { intersect }, false)[0];
      // On a part of a bar, that part; else the quarter whose column it is.
      const hit = find('nearest', true);
      const part = parts[hit?.datasetIndex ?? -1] ?? 'other';
      const point = points[(hit ?? find('index', false))?.index ?? -1];
      if (point !== undefined) onOpen(part, point.quarter);
    },
    onHover: (event, elements) => {
      const target = event.native?.target;
      if (target instanceof HTMLElement)
        target.style.cursor = elements.length > 0 ? 'pointer' : 'default';
    },
    plugins: {
      tooltip: {
        displayColors: false,
        callbacks: {
          title: (items) => {
            const point = points[items[0]?.dataIndex ?? -1];
            if (point === undefined) return '';
            return `${formatQuarter(point.quarter)}${point.toDate ? ', to date' : ''}`;
          },
          label: (item) => `${item.dataset.label}: ${money(item.parsed.y ?? 0, 'whole')}`,
        },
      },
    },
    scales: {
      x: {
        stacked: true,
        grid: { display: false },
        border: { display: false },
        ticks: { ...tick, maxRotation: 0 },
      },
      y: {
        stacked: true,
        beginAtZero: true,
        border: { display: false },
        grid: { color: colors.line },
        ticks: {
          ...tick,
          maxTicksLimit: 5,
          callback: (value) => money(Number(value), 'short'),
        },
      },
    },
  };
}
