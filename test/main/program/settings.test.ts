import { expect, it } from 'vitest';
import {
  readSettings,
  setSettings,
  settingsOn,
  setUiSetting,
  uiSettings,
} from '../../../src/main/program/index.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { world } from '../recompute/world.ts';

it('[G10] a change is a new version from a quarter on; earlier quarters keep their rules', (t) => {
  const w = world(t);
  expect(readSettings(w.book.read, '2026-05-15')).toMatchObject({
    quarter: '2026-Q2',
    nextQuarter: '2026-Q3',
    settings: { version: 1 },
  });
  setSettings(w.act, { patch: { tierLadder: tierLadders.T2 }, effectiveFrom: '2026-Q3' });
  setSettings(w.act, { patch: { programName: 'Reseller program' } });
  const ladder = (day: string) => settingsOn(w.book.read, day).tierLadder.preset;
  expect([ladder('2026-06-30'), ladder('2026-07-01')]).toEqual(['T1', 'T2']);
  expect(settingsOn(w.book.read, '2026-03-31').programName).toBe('Partner program');
  expect(settingsOn(w.book.read, '2026-05-15').programName).toBe('Reseller program');
  expect(
    readSettings(w.book.read, '2026-05-15').versions.map(({ version, effectiveFrom, inForce }) => [
      version,
      effectiveFrom,
      inForce,
    ]),
  ).toEqual([
    [1, null, false],
    [2, '2026-Q3', false],
    [3, '2026-Q2', true],
  ]);
});

it('[S11] new rules are applied to the whole book at once', (t) => {
  const w = world(t);
  const { id } = w.add('partners', { name: 'Alpha', agreementSignedOn: '2020-01-01' });
  w.add('quarters', { partnerId: id, quarter: '2026-Q1', revenue: 12_000_00 });
  const tier = () =>
    w.book.read.get<{ tier: string; version: number }>(
      'SELECT tier_earned AS tier, rules_version AS version FROM partner_score',
    );
  expect(tier()).toEqual({ tier: 'Registered', version: 1 });
  setSettings(w.act, { patch: { tierLadder: tierLadders.T2 } });
  expect(tier()).toEqual({ tier: 'Silver', version: 2 });
});

it('settings that make no sense are refused by name, and nothing is kept', (t) => {
  const w = world(t);
  expect(() => setSettings(w.act, { patch: { fiscalYearStartMonth: 13 } })).toThrow(
    'fiscalYearStartMonth',
  );
  expect(() => setSettings(w.act, { patch: {}, effectiveFrom: 'soon' })).toThrow(
    'no fiscal quarter',
  );
  expect(readSettings(w.book.read, '2026-05-15').versions).toHaveLength(1);
});

it('how the screen looks is kept beside the facts', (t) => {
  const w = world(t);
  setUiSetting(w.act, { key: 'theme', value: 'dark' });
  setUiSetting(w.act, { key: 'theme', value: { scheme: 'light' } });
  expect(uiSettings(w.book.read)).toEqual({ theme: { scheme: 'light' } });
});
