import { expect, test } from 'vitest';
import {
  type CheckReport,
  checkWords,
} from '../../../../src/renderer/features/settings/check-words.ts';
import { conditionsOf } from '../../../../src/renderer/features/settings/conditions.ts';
import { tierLadders } from '../../../../src/shared/tiers/presets.ts';

const sound: CheckReport = {
  ok: true,
  integrity: 'ok',
  foreignKeys: 0,
  search: 0,
  derived: 0,
  hash: 'abc',
  tables: { partner: { rows: 2 }, deal: { rows: 3 } },
};

test('a sound book is said to be so, with nothing to do', () => {
  expect(checkWords(sound).every(({ ok, next }) => ok && next === null)).toBe(true);
  expect(checkWords(sound)[1]?.text).toContain('5 rows');
});

test('each thing that is wrong comes with a next step', () => {
  const broken = {
    ...sound,
    ok: false,
    integrity: 'page 3',
    foreignKeys: 1,
    search: 2,
    derived: 3,
  };
  for (const { ok, next } of checkWords(broken)) {
    expect(ok).toBe(false);
    expect(next).not.toBeNull();
  }
});

test('[S11] a step of the ladder is told in its own amounts', () => {
  const gold = tierLadders.T1.steps.find(({ name }) => name === 'Gold');
  expect(gold && conditionsOf(gold, 'USD')).toMatch(/\$100,000.*or 20 .*; 2 /);
});

test('[S11] one of a thing is told as one, and whole amounts without cents', () => {
  const silver = tierLadders.T1.steps.find(({ name }) => name === 'Silver');
  expect(silver && conditionsOf(silver, 'USD')).toMatch(/^\$25,000 .*; 1 certified person; /);
});
