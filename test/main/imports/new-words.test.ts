import { describe, expect, test } from 'vitest';
import { type Work, work } from './work.ts';

const text = (...stages: string[]) =>
  ['deal_id,stage', ...stages.map((stage, n) => `D${n},${stage}`)].join('\n');

const bring = (w: Work, name: string, ...stages: string[]) =>
  w.bring({ path: w.file(name, text(...stages)), entity: 'deals', source: 'crm' }, ['ambiguous']);
const plan = (w: Work, ...stages: string[]) =>
  w.plan({ path: w.file('next.csv', text(...stages)), entity: 'deals', source: 'crm' });

describe('words that are new in the next file of a source', () => {
  test('one with a usual meaning is read so, and told', (t) => {
    const w = work(t);
    bring(w, 'a.csv', 'Closed Won', 'Negotiation');
    const { counts, warnings, ask, guards } = plan(w, 'Closed Won', 'Closed Lost');
    expect(counts).toMatchObject({ changed: 1, unchanged: 1 });
    expect(warnings.filter(({ code }) => code === 'newWord')).toEqual([
      {
        code: 'newWord',
        message:
          '"Closed Lost" in "stage" is new in the deals of crm and is read as lost, as usual.',
      },
    ]);
    expect([ask, guards]).toEqual([[], []]);
  });

  test('one that nobody knows is asked about', (t) => {
    const w = work(t);
    bring(w, 'a.csv', 'Closed Won', 'Negotiation');
    const { ask, guards } = plan(w, 'Closed Won', 'Frobnicated');
    expect(ask.map(({ column }) => column)).toEqual(['stage']);
    expect(guards.map(({ name }) => name)).toEqual(['ambiguous']);
  });

  test('what a person said of a word stands, whatever it usually means', (t) => {
    const w = work(t);
    const recipe = {
      entity: 'deals',
      source: 'crm',
      key: ['deal_id'],
      columns: {
        deal_id: 'externalId',
        stage: { field: 'stage', values: { 'Closed Lost': 'open' } },
      },
    };
    w.bring({ path: w.file('a.csv', text('Closed Lost')), entity: 'deals', recipe });
    const { counts, warnings } = plan(w, 'CLOSED LOST');
    expect(counts).toMatchObject({ changed: 1 });
    expect(warnings.filter(({ code }) => code === 'newWord')).toEqual([]);
    expect(
      w.plan({ path: w.file('b.csv', text('Closed Lost')), entity: 'deals', source: 'crm' }).counts,
    ).toMatchObject({ unchanged: 1 });
  });

  test('a recipe that is given is taken at its word: what its list lacks is asked about', (t) => {
    const w = work(t);
    const recipe = {
      entity: 'deals',
      source: 'crm',
      key: ['deal_id'],
      columns: { deal_id: 'externalId', stage: { field: 'stage', values: { Won: 'won' } } },
    };
    const { guards } = w.plan({
      path: w.file('a.csv', text('Closed Lost')),
      entity: 'deals',
      recipe,
    });
    expect(guards.map(({ name }) => name)).toEqual(['ambiguous']);
  });
});
