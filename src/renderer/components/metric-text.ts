import { unreachable } from '../../shared/kernel/unreachable.ts';
import type { MetricUnit } from '../../shared/program/metrics.ts';
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  type MoneyStyle,
} from '../app/format.ts';

type Valued = { value: number | string | null; unit: MetricUnit; currency: string };

/** A figure's value as a person reads it; null is unknown. */
export function figureText(figure: Valued, style: MoneyStyle = 'exact'): string | null {
  const { value, unit, currency } = figure;
  if (value === null) return null;
  if (typeof value === 'string') return unit === 'date' ? formatDate(value) : value;
  switch (unit) {
    case 'money':
      return formatMoney(value, currency, style);
    case 'percent':
      return formatPercent(value);
    case 'days':
      return `${formatNumber(value, 1)} ${value === 1 ? 'day' : 'days'}`;
    case 'hours':
      return `${formatNumber(value, 1)} h`;
    case 'count':
    case 'score':
      return formatNumber(value, 1);
    case 'date':
    case 'text':
      return String(value);
    default:
      return unreachable(unit);
  }
}
