import { expect, it } from 'vitest';
import { ageInWords } from '../../../src/renderer/app/age.ts';

it.each([
  ['2026-11-20T11:59:30Z', 'just now'],
  ['2026-11-20T11:58:59Z', '1 minute ago'],
  ['2026-11-20T11:15:00Z', '45 minutes ago'],
  ['2026-11-20T11:00:00Z', '1 hour ago'],
  ['2026-11-18T12:00:01Z', '47 hours ago'],
  ['2026-11-18T12:00:00Z', '2 days ago'],
  ['2026-11-20T12:00:01Z', 'later than this machine’s clock'],
  ['not an instant', ''],
])('%s is %s', (at, words) => {
  expect(ageInWords(at, '2026-11-20T12:00:00Z')).toBe(words);
});
