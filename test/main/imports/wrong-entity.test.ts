import { describe, expect, it } from 'vitest';
import { wrongEntity } from '../../../src/main/imports/recipes/wrong-entity.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { work } from './work.ts';

const contacts = 'id,name,email,role,started_on\n1,Ada Muster,ada@example.com,Buyer,2025-01-02\n';
const question = 'These columns look like contacts (email, role, …), not partners';

describe('a file that is plainly of another kind', () => {
  it('is stopped until somebody says that it is meant', (t) => {
    const w = work(t);
    const input = { path: w.file('a.csv', contacts), entity: 'partners' } as const;
    const before = w.hash();
    expect(failureOf(() => w.bring(input)).data).toMatchObject({
      code: 'GuardStopped',
      guards: [{ name: 'ambiguous', evidence: [question] }],
    });
    expect(w.hash()).toBe(before);
    expect(w.plan(input).ask).toContainEqual({ question, options: ['contacts', 'partners'] });
    expect(w.bring(input, ['ambiguous']).counts.new).toBe(1);
    expect(w.plan(input).guards).toEqual([]);
  });

  it('is nobody’s question where a recipe was given, or as what it is', (t) => {
    const w = work(t);
    const path = w.file('a.csv', contacts);
    const recipe = {
      ...{ entity: 'partners', source: 'crm', key: ['id'] },
      columns: { id: 'externalId', name: 'name' },
    };
    expect(w.plan({ path, entity: 'partners', recipe }).guards).toEqual([]);
    expect(w.plan({ path, entity: 'contacts' }).guards).toEqual([]);
  });

  it.each([
    ['partners', ['partner_id', 'partner_name', 'country', 'tier', 'email', 'role']],
    ['partners', ['id', 'name', 'amount', 'notes', 'color', 'size']],
    ['deals', ['id', 'name', 'partner_id', 'stage', 'amount']],
    ['quarters', ['partner_id', 'quarter', 'revenue']],
    ['contacts', ['id', 'name', 'partner']],
  ] as const)('%s of %j are what they are said to be', (entity, header) => {
    expect(wrongEntity(header, entity)).toBeNull();
  });
});
