import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../src/main/imports/read/inspect.ts';
import { Failure } from '../../../src/shared/kernel/failure.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { work } from './work.ts';
import { behindCover, xlsx, xlsxParts, zipped } from './xlsx-file.ts';

const read = (path: string) => inspectFile(path, { rows: Number.POSITIVE_INFINITY });

const refusalOf = (run: () => unknown) => failureOf(run).data;

describe('a workbook that is none', () => {
  const sound = xlsxParts({ sheets: [{ name: 'Data', rows: [['id'], ['1']] }] });
  const sheet = 'xl/worksheets/sheet1.xml';
  const damaged: [string, () => Buffer][] = [
    ['cut', () => zipped(sound).subarray(0, 900)],
    ['a start and nothing else', () => Buffer.from('PK\u0003\u0004rest')],
    [
      'a bit turned',
      () => {
        const bytes = zipped(sound, 0);
        const at = bytes.indexOf('sheetData');
        bytes[at + 20] = (bytes[at + 20] ?? 0) ^ 1;
        return bytes;
      },
    ],
    ['XML that ends early', () => zipped({ ...sound, [sheet]: sound[sheet]?.slice(0, -30) ?? '' })],
    [
      'a text that is not there',
      () =>
        zipped({
          ...sound,
          [sheet]:
            sound[sheet]?.replace('t="inlineStr"', 't="s"').replace(/<is>.*?<\/is>/, '<v>99</v>') ??
            '',
        }),
    ],
    [
      'a row beyond the last',
      () =>
        zipped({
          ...sound,
          [sheet]: sound[sheet]?.replace('<row r="2">', '<row r="9999999">') ?? '',
        }),
    ],
  ];
  for (const [name, make] of damaged)
    it(`damaged: ${name}`, (t) => {
      const path = work(t).file('a.xlsx', make());
      expect(refusalOf(() => read(path))).toMatchObject({
        code: 'BadInput',
        reason: 'NotCsv',
        message: "a.xlsx is a damaged workbook or archive: it can't be unpacked.",
      });
    });

  it('whatever bytes are turned, it is read or refused in a sentence', (t) => {
    const w = work(t);
    const whole = xlsx({ sheets: behindCover });
    let file = 0;
    const turned = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        turned,
        fc.integer({ min: 1, max: whole.length }),
        fc.boolean(),
        (turns, cut, cuts) => {
          const bytes = Buffer.from(cuts ? whole.subarray(0, cut) : whole);
          for (const [at, by] of turns) if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ by;
          const path = w.file(`${file++}.xlsx`, bytes);
          try {
            read(path);
          } catch (error) {
            expect(error).toBeInstanceOf(Failure);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('far more than it should unpack to', (t) => {
    const zeros = `${sound[sheet]?.slice(0, -30) ?? ''}${' '.repeat(80 * 1024 * 1024)}`;
    const path = work(t).file('a.xlsx', zipped({ ...sound, [sheet]: zeros }));
    expect(refusalOf(() => read(path)).message).toMatch(/far more than a workbook holds/);
  });

  it('cells in column XFD', (t) => {
    const wide = sound[sheet]?.replace('r="A2"', 'r="XFD2"') ?? '';
    const path = work(t).file('a.xlsx', zipped({ ...sound, [sheet]: wide }));
    expect(refusalOf(() => read(path))).toMatchObject({ reason: 'TooManyColumns' });
  });

  it('no cell at all', (t) => {
    const path = work(t).file('a.xlsx', xlsx({ sheets: [{ name: 'S', rows: [] }] }));
    expect(refusalOf(() => read(path))).toMatchObject({ reason: 'Empty' });
  });
});
