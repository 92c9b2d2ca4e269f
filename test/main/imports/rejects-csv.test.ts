import { expect, test } from 'vitest';
import { rejectsCsv } from '../../../src/main/imports/apply/rejects-csv.ts';

const reject = (raw: string) => ({ line: 7, reason: 'The key is blank', raw });

/** The cells of the one row, without what stands before them. */
function cells(raw: string): string {
  const line = rejectsCsv(['a'], [reject(raw)]).split('\r\n')[1] ?? '';
  return line.replace(/^7,The key is blank,/, '');
}

test('line and reason stand before the row’s own cells', () => {
  expect(rejectsCsv(['id', 'name'], [reject(',"Copper, Inc."')])).toBe(
    '\uFEFFLine (Quarterdeck),Reason (Quarterdeck),id,name\r\n7,The key is blank,,"Copper, Inc."\r\n',
  );
});

test('no cell is left that a spreadsheet would run, and numbers stay numbers', () => {
  for (const formula of ['=1+1', '+cmd', '-cmd|x', '@SUM(A1)', ' =1+1', '＝1', "'=1"])
    expect(cells(formula).replace(/^"/, '')).toMatch(/^'/);
  for (const number of ['-5', '+1.50', '-1,200', '12%'])
    expect(cells(`"${number}"`)).not.toMatch(/'/);
});
