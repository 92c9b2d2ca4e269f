import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodingName } from '../../../src/main/imports/read/encoding-names.ts';
import { inspectFile } from '../../../src/main/imports/read/inspect.ts';
import { fileShape, quietPass, readRows } from '../../../src/main/imports/read/read.ts';
import { Failure } from '../../../src/shared/kernel/failure.ts';
import { describeWithRealData } from '../../fixtures/real-data.ts';
import { type Work, work } from './work.ts';

const every = Number.POSITIVE_INFINITY;

function written(text: string, encoding: string, bom = false): Buffer {
  const mark = bom ? '\uFEFF' : '';
  if (encoding === 'utf-8') return Buffer.from(mark + text, 'utf8');
  if (encoding === 'macintosh')
    return iconv.encode(text.replaceAll('€', '¤').replaceAll('Ω', '\u2126'), encoding);
  return iconv.encode(mark + text, encoding, { addBOM: false });
}

function cellsOf(path: string, chunkBytes: number, encoding?: string): string[][] {
  const rows: string[][] = [];
  readRows(
    fileShape(path, { encoding, delimiter: ',' }),
    {
      header: ({ names }) => rows.push(names),
      row: (cells) => rows.push(cells),
      reject: (line, reason) => rows.push([`line ${line}`, reason]),
      drop: () => undefined,
    },
    quietPass,
    chunkBytes,
  );
  return rows;
}

const chunkSizes = [1, 2, 3, 7, 64 * 1024];

const repertoire: Readonly<Record<string, string>> = {
  'windows-1252': 'Müller Köln Société Générale ÀÉÎÕÜß €12,50 – “quoted” naïve Ÿ',
  'iso-8859-15': 'Müller Köln Société ÀÉÎÕÜß €12 Škoda Žilina cœur',
  macintosh: 'Müller Köln Société ÀÉÎÕÜß €12 ∑ Ω ﬁ',
  shift_jis: '株式会社トヨタ自動車 ｶﾌﾞｼｷ ソ表能 東京 ABC~',
  gb18030: '中国银行股份有限公司 北京 㐀 𠀀 ABC€',
  'windows-1251': 'Газпром Москва Ёлка №5 Україна',
  'utf-8': 'Müller 株式会社 😀 Ώ \u200b',
  'utf-16le': 'Müller 株式会社 😀 一',
  'utf-16be': 'Müller 株式会社 😀 一',
  'utf-32le': 'Müller 株式会社 😀 一',
  'utf-32be': 'Müller 株式会社 😀 一',
};

describe('every encoding, at every chunk size', () => {
  for (const [encoding, text] of Object.entries(repertoire))
    it(`${encoding} reads back equal when it is named`, (t) => {
      const path = work(t).file('a.csv', written(`id,name\n1,"${text}"\n2,x\n`, encoding));
      for (const size of chunkSizes)
        expect(cellsOf(path, size, encoding), `${size} bytes at a time`).toEqual([
          ['id', 'name'],
          ['1', text],
          ['2', 'x'],
        ]);
    });

  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])
    it(`${encoding} is known by its mark, and by its bytes`, (t) => {
      const w = work(t);
      const text = `id,name\n1,${repertoire[encoding]}\n2,x\n`;
      const marked = w.file('marked.csv', written(text, encoding, true));
      const bare = w.file('bare.csv', written(text, encoding));
      expect(inspectFile(marked, { rows: every })).toMatchObject({ encoding, bom: true, ask: [] });
      expect(inspectFile(bare, { rows: every })).toMatchObject({ encoding, bom: false, ask: [] });
      for (const size of chunkSizes)
        expect(cellsOf(marked, size)).toEqual([
          ['id', 'name'],
          ['1', repertoire[encoding]],
          ['2', 'x'],
        ]);
    });

  it('any text of a repertoire comes back equal', (t) => {
    const w = work(t);
    let file = 0;
    const kept = /^[^\0\r\n",\uFEFF\uFFFD]*$/u;
    for (const encoding of Object.keys(repertoire)) {
      const sample = [...new Set(repertoire[encoding] ?? '')].filter((sign) => kept.test(sign));
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...sample), { maxLength: 40 }),
          fc.constantFrom(1, 2, 3, 7),
          (signs, size) => {
            const text = `x${signs.join('')}x`;
            const path = w.file(`${file++}.csv`, written(`id,n\n1,${text}\n`, encoding));
            expect(cellsOf(path, size, encoding)[1]).toEqual(['1', text]);
          },
        ),
        { numRuns: 15 },
      );
    }
  });
});

describe('what encoding a file is in', () => {
  const certain: [string, string, string][] = [
    ['German from Excel', 'windows-1252', 'id,name,city\n1,Müller GmbH,Köln\n2,Größe,Zürich\n'],
    ['German with one umlaut', 'windows-1252', 'id,name\n1,Müller\n'],
    ['French from Excel', 'windows-1252', 'id;nom\n1;Société Générale\n2;l’été à 5 €\n3;CRÉÉE\n'],
    ['Spanish', 'windows-1252', 'id,name\n1,¿Qué? Año España\n2,Peñalosa\n'],
    ['one accent at the end', 'windows-1252', 'id,name\n1,café\n'],
    ['a dash', 'windows-1252', 'id,name\n1,Acme – North\n'],
    ['a euro sign as Latin-9 has it', 'iso-8859-15', 'id,name,n\n1,Müller,5 €\n2,Škoda,7 €\n'],
    ['German from an old Mac', 'macintosh', 'id,name\n1,Müller\n2,Straße\n3,Köln\n'],
    ['French from an old Mac', 'macintosh', 'id,nom\n1,Société Générale\n2,café\n3,à Genève\n'],
    ['Russian', 'windows-1251', 'id,name\n1,Газпром нефть\n2,Москва\n3,ООО «Ромашка» №5\n'],
    ['Japanese', 'shift_jis', 'id,name\n1,株式会社トヨタ自動車\n2,東京エレクトロン\n'],
    ['Chinese', 'gb18030', 'id,name\n1,中国银行股份有限公司\n2,北京市朝阳区\n'],
  ];
  for (const [name, encoding, text] of certain)
    it(`${name} is ${encoding} without a question`, (t) => {
      const path = work(t).file('a.csv', written(text, encoding));
      const found = inspectFile(path, { rows: every });
      expect(found).toMatchObject({ encoding, ask: [], rejected: [] });
      const lines = [found.header, ...(found.rows ?? [])].map((cells) =>
        cells.join(found.delimiter),
      );
      expect(lines.join('\n')).toBe(text.trimEnd());
    });

  const doubtful: [string, Buffer, string[]][] = [
    [
      'an ö of a Mac is an š of Windows',
      Buffer.from('id,name\n1,K\x9aln\n', 'latin1'),
      ['windows-1252: Kšln', 'macintosh: Köln'],
    ],
    [
      'Polish is neither of those we know',
      iconv.encode('id,name\n1,Łódź\n2,Święty\n', 'windows-1250'),
      ['utf-8: leave out the rows that hold such bytes'],
    ],
    [
      'a byte nobody writes alone',
      Buffer.from('id,name\n1,ab\xffcd\n', 'latin1'),
      ['utf-8: leave out the rows that hold such bytes'],
    ],
  ];
  for (const [name, bytes, options] of doubtful)
    it(`is asked: ${name}`, (t) => {
      const w = work(t);
      const path = w.file('a.csv', bytes);
      const { ask } = inspectFile(path);
      expect(ask).toHaveLength(1);
      expect(ask[0]?.question).toMatch(/^How is this file encoded\?/);
      expect(ask[0]?.options).toEqual(expect.arrayContaining(options));
    });

  it('a doubt stops the import until the encoding is said, and is not asked again for the source', (t) => {
    const w = work(t);
    const path = w.file('a.csv', Buffer.from('id,name\n1,K\x9aln\n', 'latin1'));
    const input = { path, entity: 'partners', source: 'crm', key: ['id'] } as const;
    const stopped = w.plan(input);
    expect(stopped.guards.map(({ name }) => name)).toContain('ambiguous');
    expect(stopped.ask[0]?.options).toEqual(['windows-1252: Kšln', 'macintosh: Köln']);
    const said = w.bring({ ...input, encoding: 'macroman' });
    expect(said).toMatchObject({ applied: true, guards: [], ask: [] });
    expect(said.recipe.encoding).toBe('macintosh');
    expect(nameOf(w)).toBe('Köln');
    const next = w.file('b.csv', Buffer.from('id,name\n1,K\x9aln AG\n', 'latin1'));
    const again = w.bring({ ...input, path: next });
    expect(again).toMatchObject({ guards: [], ask: [], counts: { changed: 1 } });
    expect(nameOf(w)).toBe('Köln AG');
    const utf8 = w.bring({ ...input, path: w.file('c.csv', 'id,name\n1,Köln SE\n') });
    expect(utf8.guards).toEqual([]);
    expect(nameOf(w)).toBe('Köln SE');
  });

  it('other names of an encoding are known, and what is none is said to be none', () => {
    const names = [
      'latin1',
      'CP1252',
      'MacRoman',
      'sjis',
      'cp932',
      'gbk',
      'UTF8',
      'utf-16',
      'UTF_16LE',
      'x-sjis',
    ];
    expect(names.map(encodingName)).toEqual([
      'windows-1252',
      'windows-1252',
      'macintosh',
      'shift_jis',
      'shift_jis',
      'gb18030',
      'utf-8',
      'utf-16le',
      'utf-16le',
      'shift_jis',
    ]);
    for (const none of ['klingon', 'base64', 'hex', ''])
      expect(() => encodingName(none)).toThrow(Failure);
  });
});

const words: Readonly<Record<string, readonly [encodings: string[], words: string]>> = {
  German: [
    ['windows-1252', 'iso-8859-15', 'macintosh'],
    'Müller|Köln|Größe|Zürich|Österreich|Ärzte|Straße|Düsseldorf|Schäfer|Büro|MÜLLER|Höfer|nötig',
  ],
  French: [
    ['windows-1252', 'iso-8859-15', 'macintosh'],
    'Société|Crédit|à définir|Île-de-France|Besançon|Hôtel|Noël|SOCIÉTÉ|Côte|déjà vu|français|Orléans',
  ],
  Spanish: [
    ['windows-1252', 'macintosh'],
    'España|Compañía|José García|Málaga|Córdoba|AÑO|Martínez|Núñez|informática',
  ],
  Nordic: [
    ['windows-1252', 'macintosh'],
    'Göteborg|Malmö|København|Jönköping|Tromsø|Västerås|Östersund|Søren|Ålesund|Mærsk',
  ],
  Russian: [
    ['windows-1251'],
    'Москва|Санкт-Петербург|Иванов Иван|№5|Екатеринбург|Ёлка|МОСКВА|да|нет|в работе',
  ],
  Japanese: [
    ['shift_jis'],
    '株式会社|東京|ソニー|日本電気株式会社|有限会社山田商店|進行中|受注|東京都港区|大阪|佐藤|鈴木一郎',
  ],
  Chinese: [
    ['gb18030'],
    '中国银行股份有限公司|北京市朝阳区|上海|深圳市|赢单|进行中|王伟|李娜|合作伙伴|科技有限公司',
  ],
};

describe('never silently wrong', () => {
  for (const [language, [encodings, list]] of Object.entries(words))
    for (const encoding of encodings)
      it(`${language} in ${encoding}: read right, or asked about; and with all its words never asked`, (t) => {
        const w = work(t);
        const all = list.split('|');
        let file = 0;
        const look = (picked: readonly string[]) => {
          const text = `id,name\n${picked.map((word, i) => `${i},${word}`).join('\n')}\n`;
          const path = w.file(`${file++}.csv`, written(text, encoding));
          return inspectFile(path, { rows: every, questions: false });
        };
        fc.assert(
          fc.property(
            fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 5 }),
            (picked) => {
              const found = look(picked);
              if (found.ask.length > 0) return;
              expect(found.rows?.map(([, name]) => name)).toEqual(picked);
            },
          ),
          { numRuns: 25 },
        );
        const whole = look(all);
        expect(whole.ask).toEqual([]);
        expect(whole.rows?.map(([, name]) => name)).toEqual(all);
      });
});

const nameOf = (w: Work) => w.book.read.get<{ name: string }>('SELECT name FROM partner')?.name;

describe('bytes that are not what the rest is', () => {
  it('one bad byte in UTF-8 rejects its row and no other', (t) => {
    const w = work(t);
    const bytes = Buffer.concat([
      Buffer.from('id,name\n1,Müller\n2,caf'),
      Buffer.from([0xe9]),
      Buffer.from('\n3,Žižek\n4,cut '),
      Buffer.from([0xe2, 0x82]),
    ]);
    const path = w.file('a.csv', bytes);
    for (const size of chunkSizes)
      expect(cellsOf(path, size)).toEqual([
        ['id', 'name'],
        ['1', 'Müller'],
        ['line 3', 'The row holds a byte that is not UTF-8'],
        ['3', 'Žižek'],
        ['line 5', 'The row holds a byte that is not UTF-8'],
      ]);
    expect(inspectFile(path)).toMatchObject({ encoding: 'utf-8', ask: [], rowCount: 4 });
  });

  it('a bad byte beyond the first look does not make the file another one', (t) => {
    const w = work(t);
    const line = (n: number) => `${n},Müller und Söhne ${'x'.repeat(80)}\n`;
    const many = Array.from({ length: 6000 }, (_, n) => line(n)).join('');
    const path = w.file(
      'a.csv',
      Buffer.concat([Buffer.from(`id,name\n${many}`), Buffer.from('z,caf\xe9\n', 'latin1')]),
    );
    const found = inspectFile(path);
    expect(found.encoding).toBe('utf-8');
    expect(found.rejected).toEqual([
      { line: 6002, reason: 'The row holds a byte that is not UTF-8' },
    ]);
  });

  it('Windows-1252 that shows only beyond the first look is read as such', (t) => {
    const w = work(t);
    const many = Array.from({ length: 6000 }, (_, n) => `${n},${'x'.repeat(80)}\n`).join('');
    const path = w.file('a.csv', Buffer.from(`id,name\n${many}z,Müller\n`, 'latin1'));
    const found = inspectFile(path, { rows: every });
    expect(found).toMatchObject({ encoding: 'windows-1252', ask: [], rejected: [] });
    expect(found.rows?.at(-1)).toEqual(['z', 'Müller']);
    const again = w.plan({ path, entity: 'partners', source: 'x', key: ['id'] });
    expect(again.counts).toMatchObject({ rows: 6001, rejected: 0 });
    const done = w.bring({ path, entity: 'partners', source: 'x', key: ['id'] }, ['rejected']);
    expect(done.applied).toBe(true);
  });

  it('a NUL rejects its row, and says so', (t) => {
    const path = work(t).file('a.csv', 'id,name\n1,a\n2,b\0c\n3,\0\n4,d\n');
    for (const size of chunkSizes)
      expect(cellsOf(path, size)).toEqual([
        ['id', 'name'],
        ['1', 'a'],
        ['line 3', 'The row holds a NUL byte, which no text has'],
        ['line 4', 'The row holds a NUL byte, which no text has'],
        ['4', 'd'],
      ]);
  });

  it('half a character of UTF-16 rejects its row', (t) => {
    const w = work(t);
    const sound = Buffer.from('\uFEFFid,name\n1,a\n2,\uD83D\n3,b\n', 'utf16le');
    const path = w.file('a.csv', Buffer.concat([sound, Buffer.from([0x34])]));
    for (const size of chunkSizes)
      expect(cellsOf(path, size)).toEqual([
        ['id', 'name'],
        ['1', 'a'],
        ['line 3', 'The row holds a byte that is not UTF-16'],
        ['3', 'b'],
        ['line 5', 'The row holds a byte that is not UTF-16'],
      ]);
  });

  it('a byte Windows-1252 has no character for rejects its row', (t) => {
    const text = 'id,name\n1,Müller\n2,a\x81b\n3,Köln\n';
    const path = work(t).file('a.csv', Buffer.from(text, 'latin1'));
    expect(cellsOf(path, 7, 'windows-1252')[2]).toEqual([
      'line 3',
      'The row holds a byte that is not Windows-1252',
    ]);
  });

  it('letters that were broken before are told, and read as they stand', (t) => {
    const w = work(t);
    const told = (text: string) =>
      inspectFile(w.file('a.csv', text)).warnings.map(({ message }) => message);
    for (const word of ['MÃ¼ller', 'M\uFFFDller', 'SociÃ©tÃ©'])
      expect(told(`id,name\n1,${word}\n`)[0]).toContain(`holds "${word.slice(0, 4)}`);
    expect(told(`id,name\n1,${'x'.repeat(200_000)}\n`)).toEqual([]);
    expect(told('id,name\n1,SÃO JOÃO Âncora\n2,«MAÇû\n3,“MAÇÔ\n')).toEqual([]);
  });

  it('blanks that group the digits of a number tell Windows-1252 from a code page of DOS', (t) => {
    const text = 'id,name,amount\n1,Acme,1\u00a0234\n2,Bolt,12\u00a0345\n';
    const path = work(t).file('a.csv', Buffer.from(text, 'latin1'));
    expect(inspectFile(path)).toMatchObject({ encoding: 'windows-1252', ask: [] });
  });

  it('what was said of UTF-8 is read so, and doubted aloud', (t) => {
    const path = work(t).file('a.csv', 'id,name\n1,Müller\n');
    const plain = work(t).file('a.csv', 'id,name\n1,Muller\n');
    const codes = (file: string, encoding: string) =>
      inspectFile(file, { encoding }).warnings.map(({ code }) => code);
    expect(codes(path, 'windows-1252')).toEqual(['otherEncoding']);
    expect(codes(path, 'utf-8')).toEqual([]);
    expect(codes(plain, 'windows-1252')).toEqual([]);
  });

  it('a bad byte in the header is said, since no column can be known by it', (t) => {
    const path = work(t).file('a.csv', Buffer.from('id,n\xc3me\xff,ä\n1,2,3\n', 'latin1'));
    expect(() => cellsOf(path, 64, 'utf-8')).toThrow(/The header of a.csv \(line 1\) holds a byte/);
  });
});

describeWithRealData('real exports in other encodings', (folder) => {
  it('German Excel is read without a question', () => {
    const path = `${folder}/adventureworks-resellers/export_2020-02-15/variants/partners.semicolon-cp1252.csv`;
    expect(inspectFile(path)).toMatchObject({
      encoding: 'windows-1252',
      rowCount: 625,
      rejected: [],
    });
    expect(inspectFile(path).ask.filter(({ question }) => /encoded/.test(question))).toEqual([]);
  });
});
