import { expect, test } from 'vitest';
import { csvText, type SampleFile } from '../../../src/main/sample/csv.ts';
import { sampleFiles } from '../../../src/main/sample/generate.ts';
import { quarterKey, quarterOf } from '../../../src/shared/kernel/quarter.ts';

const days = ['2026-11-20', '2027-01-01', '2028-02-29', '2030-12-31'];

function column(file: SampleFile | undefined, name: string): string[] {
  if (file === undefined) throw new Error('No such sample file');
  const at = file.header.indexOf(name);
  if (at < 0) throw new Error(`No column ${name} in ${file.name}`);
  return file.rows.map((row) => row[at] ?? '');
}

const fileOf = (files: SampleFile[], entity: string) => files.find((f) => f.entity === entity);

test.each(days)('the program of %s has 60 partners and eight complete quarters', (today) => {
  const files = sampleFiles(today);
  expect(new Set(column(fileOf(files, 'partners'), 'partner_id')).size).toBe(60);
  const running = quarterKey(quarterOf(today));
  const complete = new Set(column(fileOf(files, 'quarters'), 'quarter').filter((q) => q < running));
  expect(complete.size).toBe(8);
});

test.each(days)('nothing has happened after %s', (today) => {
  const files = sampleFiles(today);
  const past: [string, string][] = [
    ['partners', 'agreement_signed'],
    ['deals', 'registered_on'],
    ['deals', 'closed_on'],
    ['contacts', 'started_on'],
    ['contacts', 'left_on'],
    ['touches', 'date'],
    ['certifications', 'issued_on'],
    ['surveys', 'date'],
  ];
  for (const [entity, name] of past) {
    expect(column(fileOf(files, entity), name).filter((day) => day > today)).toEqual([]);
  }
});

test('the quarterly figures are the won deals, summed', () => {
  const files = sampleFiles('2026-11-20');
  const deals = fileOf(files, 'deals');
  const stages = column(deals, 'stage');
  const amounts = column(deals, 'amount');
  const won = amounts.reduce((sum, a, i) => (stages[i] === 'Won' ? sum + Number(a) : sum), 0);
  const figures = column(fileOf(files, 'quarters'), 'revenue').reduce((s, a) => s + Number(a), 0);
  expect(won).toBeGreaterThan(10_000_000);
  expect(figures).toBe(won);
});

test('the same day tells the same story, another day moves it', () => {
  const text = (today: string) => sampleFiles(today).map(csvText).join('');
  expect(text('2026-11-20')).toBe(text('2026-11-20'));
  expect(text('2026-11-21')).not.toBe(text('2026-11-20'));
});

test('every row names a partner of the program, and keys are unique', () => {
  const files = sampleFiles('2026-11-20');
  const known = new Set(column(fileOf(files, 'partners'), 'partner_id'));
  for (const file of files) {
    expect(column(file, 'partner_id').filter((id) => !known.has(id))).toEqual([]);
    if (file.entity === 'quarters') continue;
    const keys = file.rows.map((row) => row[0]);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
