import { expect, it } from 'vitest';
import { applyJob, inspectJob, planJob, undoJob } from '../../../src/main/imports/index.ts';
import { work } from './work.ts';

const recipe = {
  entity: 'partners',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', name: 'name' },
} as const;

it('inspect, plan, apply, undo by job, with JSON in and out, and a backup before the book is written', (t) => {
  const w = work(t);
  const steps: string[] = [];
  const context = { ...w.context, progress: ({ label }: { label: string }) => steps.push(label) };
  const path = w.file('partners.csv', 'id,name\n1,Acme\n');
  expect(inspectJob({ path }, context)).toMatchObject({ rowCount: 1, header: ['id', 'name'] });
  const backups = () =>
    w.book.read
      .all<{ reason: string }>('SELECT reason FROM backup ORDER BY id')
      .map(({ reason }) => reason);
  for (const name of ['Acme', 'Zenith']) {
    w.file('partners.csv', `id,name\n1,${name}\n`);
    const planned = planJob({ path, entity: 'partners', recipe }, context);
    expect(JSON.parse(JSON.stringify(planned))).toEqual(planned);
    const applied = applyJob({ planPath: planned.plan ?? '', expect: planned.planHash }, context);
    expect(applied.applied).toBe(true);
  }
  expect(backups()).toContain('import');
  const last = w.book.read.get<{ id: string }>(
    'SELECT public_id AS id FROM import_run ORDER BY id DESC',
  );
  expect(undoJob({ importId: last?.id ?? '' }, context)).toMatchObject({ reversed: 1, kept: [] });
  expect(backups().at(-1)).toBe('undo');
  expect(w.book.read.get('SELECT name FROM partner')).toEqual({ name: 'Acme' });
  expect(new Set(steps)).toEqual(
    new Set([
      'Reading the file',
      'Comparing with the book',
      'Backing up first',
      'Writing',
      'Undoing',
    ]),
  );
});
