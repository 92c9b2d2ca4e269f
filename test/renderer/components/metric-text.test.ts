import { beforeAll, expect, it } from 'vitest';
import { setLocale } from '../../../src/renderer/app/format.ts';
import { figureText } from '../../../src/renderer/components/metric-text.ts';

beforeAll(() => setLocale('en-US'));

it('writes a figure in its unit, and never turns unknown into zero', () => {
  const of = (value: number | string | null, unit: Parameters<typeof figureText>[0]['unit']) =>
    figureText({ value, unit, currency: 'USD' });
  expect(of(null, 'money')).toBeNull();
  expect(of(0, 'money')).toBe('$0.00');
  expect(of(38, 'percent')).toBe('38%');
  expect(of(1, 'days')).toBe('1 day');
  expect(of(41.5, 'days')).toBe('41.5 days');
  expect(of(11, 'count')).toBe('11');
  expect(of('2026-11-18', 'date')).toBe('Nov 18, 2026');
  expect(of('Gold', 'text')).toBe('Gold');
});
