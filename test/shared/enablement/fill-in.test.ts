import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AssignedModule,
  trainingByPerson,
  trainingProgress,
} from '../../../src/shared/enablement/curriculum.ts';
import { completeness, documentText } from '../../../src/shared/enablement/fill-in.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import { trainingLevels } from '../../../src/shared/playbooks/certification-curriculum.ts';
import { battleCard, salesPlaybook } from '../../../src/shared/playbooks/sales-playbook.ts';
import { runs } from '../runs.ts';

const ids = (template: typeof battleCard): string[] =>
  template.sections.flatMap(({ fields }) => fields.map(({ id }) => id));

describe('playbook and battle card', () => {
  test('[S84.1] seven sections of a playbook and eight of a battle card, with their fields', () => {
    const shape = (template: typeof battleCard) =>
      template.sections.map(({ title, fields }) => [title, fields.length]);
    expect(shape(salesPlaybook)).toEqual([
      ['Value proposition', 5],
      ['Ideal customer profile', 3],
      ['Discovery', 3],
      ['Demo', 3],
      ['Objections', 3],
      ['Closing', 3],
      ['Resources', 3],
    ]);
    expect(shape(battleCard)).toEqual([
      ['Their positioning', 1],
      ['Our differentiators', 3],
      ['Head to head', 3],
      ['Their weaknesses', 2],
      ['When we win', 2],
      ['When they win', 2],
      ['Questions to plant', 1],
      ['Win story', 1],
    ]);
    for (const template of [salesPlaybook, battleCard])
      expect(new Set(ids(template)).size).toBe(ids(template).length);
  });

  test('[S84.2] completeness counts fields that hold text, floored; spaces are no text', () => {
    const filled = new Map([
      ['positioning.text', 'All in one'],
      ['differentiators.1', '   '],
      ['differentiators.2', 'Open API'],
    ]);
    const done = completeness(battleCard, filled);
    expect(done).toMatchObject({
      value: 13,
      rule: 'S84.2',
      preset: 'battle-card',
      inputs: [
        { name: 'fields filled', value: 2 },
        { name: 'fields', value: 15 },
      ],
    });
    expect(done.because.map(({ text }) => text).slice(0, 3)).toEqual([
      'Their positioning: 1 of 1 fields.',
      'Our differentiators: 1 of 3 fields.',
      'Head to head: 0 of 3 fields.',
    ]);
    expect(done.blanks.slice(0, 3)).toEqual([
      'Our differentiators: Differentiator 1',
      'Our differentiators: Differentiator 3',
      'Head to head: Feature A: ours and theirs',
    ]);
  });

  test('[S84.3] the document as text, open fields marked', () => {
    const text = documentText(
      battleCard,
      'Northwind',
      new Map([['positioning.text', ' All in one ']]),
    );
    expect(
      text.startsWith(
        '# Battle card: Northwind\n\n## 1. Their positioning\n\n- **How they present themselves:** All in one\n\n## 2. Our differentiators\n\n- **Differentiator 1:** _to be written_\n- **Differentiator 2:** _to be written_\n',
      ),
    ).toBe(true);
    expect(text.endsWith('## 8. Win story\n\n- **Story:** _to be written_\n')).toBe(true);
  });

  test('[S84.p1] a document is complete exactly when no field is blank, and filling never lowers it', () => {
    const fields = ids(salesPlaybook);
    fc.assert(
      fc.property(fc.subarray(fields), fc.constantFrom(...fields), (some, one) => {
        const share = (filled: readonly string[]) =>
          completeness(salesPlaybook, new Map(filled.map((id) => [id, 'x'])));
        const done = share(some);
        expect(done.value === 100).toBe(done.blanks.length === 0);
        expect(done.blanks).toHaveLength(fields.length - some.length);
        expect(share([...some, one]).value).toBeGreaterThanOrEqual(done.value ?? 0);
      }),
      runs,
    );
  });
});

describe('curriculum', () => {
  const module = (changed: Partial<AssignedModule>): AssignedModule => ({
    person: 'Kim',
    level: '101',
    module: 'One',
    required: true,
    done: true,
    minutes: 30,
    ...changed,
  });

  test('[S85.1] four levels with their lengths', () => {
    expect(
      trainingLevels.map(({ id, length: { unit, range } }) => [id, unit, range.min, range.max]),
    ).toEqual([
      ['101', 'hours', 2, 4],
      ['201', 'hours', 4, 8],
      ['301', 'hours', 8, 16],
      ['401', 'days', 2, 2],
    ]);
  });

  test('[S85.2] completion = required modules done / assigned; [S85.3] logged time adds up, unlogged stays unknown', () => {
    const progress = trainingProgress([
      module({}),
      module({ level: '201', module: 'Two', done: false, minutes: null }),
      module({ module: 'Three', done: false, minutes: 15 }),
      module({ module: 'Extra', required: false, minutes: 100 }),
    ]);
    expect(progress).toMatchObject({
      value: ratio(1, 3),
      percent: 33,
      loggedMinutes: 145,
      levels: [
        { level: '101', done: 1, assigned: 2 },
        { level: '201', done: 0, assigned: 1 },
      ],
      coverage: 75,
      rule: 'S85.2',
      preset: null,
    });
    expect(progress.because.map(({ text }) => text)).toEqual([
      '1 of 3 required modules done.',
      '145 minutes logged.',
    ]);
    expect(progress.inputs[1]).toEqual({ name: 'Kim, Two: minutes', value: null });
  });

  test('[S85.2] nothing required: no share; per person in order of name', () => {
    expect(trainingProgress([module({ required: false })])).toMatchObject({
      value: null,
      percent: null,
      levels: [],
      because: [{ text: 'No required module is assigned.' }, { text: '30 minutes logged.' }],
    });
    const people = trainingByPerson([
      module({}),
      module({ person: 'Ada', done: false }),
      module({ module: 'Two' }),
    ]);
    expect(people.map(({ person, progress }) => [person, progress.percent])).toEqual([
      ['Ada', 0],
      ['Kim', 100],
    ]);
    expect(
      trainingProgress([module({ level: '301' }), module({ level: '101' })]).levels.map(
        ({ level }) => level,
      ),
    ).toEqual(['101', '301']);
  });

  test('[S85.p1] a partner\u2019s hours and modules are the sums over its people', () => {
    const one = fc.record({
      person: fc.constantFrom('A', 'B', 'C'),
      level: fc.constantFrom('101' as const, '201' as const),
      module: fc.constantFrom('x', 'y'),
      required: fc.boolean(),
      done: fc.boolean(),
      minutes: fc.option(fc.nat({ max: 600 })),
    });
    fc.assert(
      fc.property(fc.array(one), (modules) => {
        const people = trainingByPerson(modules).map(({ progress }) => progress);
        const whole = trainingProgress(modules);
        expect(people.reduce((sum, { loggedMinutes }) => sum + loggedMinutes, 0)).toBe(
          whole.loggedMinutes,
        );
        const assigned = (all: readonly (typeof whole)[]): number =>
          all.flatMap(({ levels }) => levels).reduce((sum, level) => sum + level.assigned, 0);
        expect(assigned(people)).toBe(assigned([whole]));
      }),
      runs,
    );
  });
});
