import { describe, expect, test } from 'vitest';
import { toDecimals } from '../../../src/shared/kernel/ratio.ts';
import { lifecycleModels } from '../../../src/shared/playbooks/lifecycle-models.ts';
import {
  daysToOngoing,
  isStageOverdue,
  moveToStage,
  placeInLifecycle,
} from '../../../src/shared/program/lifecycle.ts';
import { lifecycleBoard, stageConversions } from '../../../src/shared/program/lifecycle-board.ts';
import { lifecycleModelSchema } from '../../../src/shared/program/lifecycle-model.ts';

const today = '2026-03-31';
const { L1, L2, L3, L4 } = lifecycleModels;

describe('the lifecycle', () => {
  test('[S04.1] the four models with their stages', () => {
    expect(
      Object.values(lifecycleModels).map(({ stages }) => stages.map(({ name }) => name)),
    ).toEqual([
      ['Identify', 'Activate', 'Scale', 'Expand', 'Review'],
      ['Identify', 'Evaluate', 'Activate', 'Scale', 'Optimize'],
      ['Recruit', 'Onboard', 'Enable', 'Activate', 'Monitor', 'Engage', 'Expand', 'Advocate'],
      ['Identified', 'Recruited', 'Onboarded', 'Activated', 'Performing', 'Top performer'],
    ]);
    for (const model of Object.values(lifecycleModels))
      expect(lifecycleModelSchema.parse(model)).toEqual(model);
  });

  test('[S04.2] L3 is overdue from day 31 in its first three stages, and never later', () => {
    for (const stage of ['Recruit', 'Onboard', 'Enable'])
      expect([30, 31].map((days) => isStageOverdue(L3, stage, days))).toEqual([false, true]);
    for (const stage of ['Activate', 'Monitor', 'Engage', 'Expand', 'Advocate', 'Elsewhere'])
      expect(isStageOverdue(L3, stage, 9999)).toBe(false);
    for (const model of [L1, L2, L4])
      expect(model.stages.some(({ name }) => isStageOverdue(model, name, 9999))).toBe(false);
  });

  test('[S04.2] a partner’s place: days in stage, limit, next stage', () => {
    expect(placeInLifecycle(L3, { stage: 'Recruit', enteredOn: '2026-02-28' }, today)).toEqual({
      value: 31,
      because: [
        { text: 'In Recruit for 31 days, since Feb 28, 2026: 1 day over its 30', part: null },
      ],
      inputs: [
        { name: 'Stage', value: 'Recruit' },
        { name: 'Entered', value: '2026-02-28' },
      ],
      rule: 'S04.2',
      preset: 'L3',
      coverage: 100,
      stage: 'Recruit',
      index: 0,
      limitDays: 30,
      overdueOn: '2026-03-31',
      overdue: true,
      next: 'Onboard',
    });
    const text = (stage: string, enteredOn: string | null): string | undefined =>
      placeInLifecycle(L3, { stage, enteredOn }, today).because[0]?.text;
    expect(text('Enable', '2026-03-30')).toBe('In Enable for 1 day, since Mar 30, 2026, of 30');
    expect(text('Activate', '2026-03-01')).toBe('In Activate for 30 days, since Mar 1, 2026');
    expect(text('Enable', null)).toBe('In Enable; since when is not recorded');
    expect(placeInLifecycle(L3, { stage: 'Enable', enteredOn: null }, today)).toMatchObject({
      value: null,
      overdue: false,
      overdueOn: null,
      coverage: 50,
    });
    expect(
      placeInLifecycle(L3, { stage: 'Elsewhere', enteredOn: '2026-03-01' }, today),
    ).toMatchObject({ index: null, limitDays: null, overdueOn: null, next: null, value: 30 });
  });

  test('[S04.1] loops return, ladders end', () => {
    const nextOf = (model: (typeof lifecycleModels)[keyof typeof lifecycleModels], stage: string) =>
      placeInLifecycle(model, { stage, enteredOn: null }, today).next;
    expect([
      nextOf(L1, 'Review'),
      nextOf(L2, 'Optimize'),
      nextOf(L3, 'Advocate'),
      nextOf(L4, 'Top performer'),
      nextOf(L3, 'Enable'),
    ]).toEqual(['Identify', null, 'Monitor', null, 'Activate']);
  });

  test('[S04.3] L3 leaves 90 days to activation', () => {
    expect([L1, L2, L3, L4].map(daysToOngoing)).toEqual([null, null, 90, null]);
    const all = { ...L3, stages: L3.stages.map((stage) => ({ ...stage, limitDays: 10 })) };
    expect(daysToOngoing(all)).toBe(80);
  });

  test('[S04.4] L2 asks for a scorecard from Activate on, or a reason', () => {
    const move = (to: string, hasScorecard: boolean, override: string | null = null) =>
      moveToStage(L2, to, { hasScorecard, override }, today);
    const free = { ok: true, value: { to: 'Activate', enteredOn: today, override: null } };
    expect(move('Activate', true, 'not needed')).toEqual(free);
    expect(move('Evaluate', false)).toMatchObject({ ok: true });
    expect(move('Identify', false)).toMatchObject({ ok: true });
    expect(move('Activate', false, ' ')).toEqual({
      ok: false,
      error: {
        field: 'scorecard',
        message:
          'Activate asks for a scorecard first: most partnerships that failed had skipped the evaluation. Fill one in, or give a reason to go on without.',
      },
    });
    expect(move('Scale', false)).toMatchObject({ ok: false });
    expect(move('Scale', false, ' Known for years ')).toEqual({
      ok: true,
      value: { to: 'Scale', enteredOn: today, override: 'Known for years' },
    });
    expect(moveToStage(L1, 'Activate', { hasScorecard: false, override: null }, today)).toEqual(
      free,
    );
    expect(move('Sunset', true)).toEqual({
      ok: false,
      error: {
        field: 'stage',
        message: '"Sunset" is no stage of Lifecycle with a scorecard gate.',
      },
    });
  });

  test('[S04.5] the board: by stage, the longest first, unknown last, overdue apart', () => {
    const board = lifecycleBoard(
      L3,
      [
        { partner: 'B', stage: 'Recruit', enteredOn: '2026-03-01' },
        { partner: 'A', stage: 'Recruit', enteredOn: '2026-03-01' },
        { partner: 'Undated too', stage: 'Recruit', enteredOn: null },
        { partner: 'Old', stage: 'Recruit', enteredOn: '2026-01-01' },
        { partner: 'Undated', stage: 'Recruit', enteredOn: null },
        { partner: 'Done', stage: 'Advocate', enteredOn: '2025-01-01' },
        { partner: 'Odd', stage: 'Sunset', enteredOn: '2025-01-01' },
        { partner: 'None', stage: null, enteredOn: null },
      ],
      today,
    );
    const filled = board.columns.filter(({ cards }) => cards.length > 0);
    expect(board.columns).toHaveLength(8);
    expect(filled.map(({ stage, cards }) => [stage, cards.map(({ partner: one }) => one)])).toEqual(
      [
        ['Recruit', ['Old', 'A', 'B', 'Undated', 'Undated too']],
        ['Advocate', ['Done']],
      ],
    );
    expect(board.unplaced).toEqual(['Odd', 'None']);
    expect(board.overdue.map(({ partner: one }) => one)).toEqual(['Old']);
  });

  test('[S04.6] conversion: of those that entered a stage, those that entered any later one', () => {
    const entry = (who: string, stage: string) => ({ partner: who, stage });
    const entries = [
      entry('a', 'Recruit'),
      entry('a', 'Recruit'),
      entry('a', 'Onboard'),
      entry('b', 'Recruit'),
      entry('b', 'Enable'),
      entry('c', 'Recruit'),
      entry('d', 'Onboard'),
    ];
    const rows = stageConversions(L3, entries).map(({ stage, entered, movedOn, share }) => [
      stage,
      entered,
      movedOn,
      share === null ? null : toDecimals(share, 2),
    ]);
    expect(rows.slice(0, 4)).toEqual([
      ['Recruit', 3, 2, 0.67],
      ['Onboard', 2, 0, 0],
      ['Enable', 1, 0, 0],
      ['Activate', 0, 0, null],
    ]);
    expect(rows).toHaveLength(7);
  });

  test('[S04] a model is checked: its own names, its loop, its gate', () => {
    const message = (change: object): string | undefined =>
      lifecycleModelSchema.safeParse({ ...L2, ...change }).error?.issues[0]?.message;
    expect(message({ stages: [...L2.stages, L2.stages[0]] })).toBe(
      'Each stage needs its own name.',
    );
    expect(message({ returnsTo: 'Nowhere' })).toBe(
      'The loop returns to "Nowhere", which is no stage.',
    );
    expect(message({ gate: { ...L2.gate, stage: 'Nowhere' } })).toBe(
      'The gate stands before "Nowhere", which is no stage.',
    );
    expect(message({ gate: null, returnsTo: 'Identify' })).toBeUndefined();
  });
});
