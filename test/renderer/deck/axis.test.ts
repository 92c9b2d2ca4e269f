import { expect, test } from 'vitest';
import { axisMoney } from '../../../src/renderer/deck/axis.ts';

test.each([
  [0, 'USD', '$0'],
  [6_000_000, 'USD', '$60k'],
  [15_640_000, 'USD', '$156k'],
  [250_000, 'USD', '$2.5k'],
  [123_400_000, 'EUR', '€1.23M'],
  [100_000_000_000, 'USD', '$1B'],
  [99_99, 'USD', '$100'],
  [-50_000, 'EUR', '\u2212€500'],
  [5_000, 'JPY', '¥5k'],
  [5_000_000, 'KWD', 'KWD 5k'],
])('%i minor units of %s are %s on an axis', (minor, currency, text) => {
  expect(axisMoney(minor, currency)).toBe(text);
});
