import { expect, it } from 'vitest';
import { systemClock } from '../../../src/main/book/clock.ts';

it('a day that was asked for is the day of its instants too, and time still runs', () => {
  const clock = systemClock('2020-02-16');
  expect(clock.today()).toBe('2020-02-16');
  expect(clock.now().slice(0, 10)).toBe('2020-02-16');
  const [first, second] = [clock.now(), clock.now()];
  expect(second >= first).toBe(true);
});

it('without one, the clock is the machine’s', () => {
  const before = Date.now();
  const now = Date.parse(systemClock().now());
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
