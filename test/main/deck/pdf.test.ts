import { expect, onTestFinished, test } from 'vitest';
import { metrics } from '../../../src/shared/program/metrics.ts';
import { composeDeck } from '../../../src/shared/qbr/deck.ts';
import { deal } from '../../shared/qbr/facts.ts';
import { blankInput, fullInput, hugeInput, secrets, zeroInput } from './decks.ts';
import { PdfFile } from './pdf-file.ts';
import { describePrinting } from './print-shop.ts';

describePrinting('the printed deck', (shop) => {
  const partner = () => composeDeck(fullInput(), { audience: 'partner' });

  test('[S21] one page a slide, 13.333 x 7.5 in, tagged, with a title, a language and an outline', async (t) => {
    const deck = partner();
    const pdf = new PdfFile(t, await shop().print(deck.title, deck));
    expect(pdf.info()).toMatchObject({
      Title: 'Harborline Systems: quarterly business review, Q4 2019',
      Tagged: 'yes',
      Pages: String(deck.slides.length),
      'Page size': '960 x 540 pts',
    });
    expect(Buffer.from(pdf.bytes).toString('latin1')).toMatch(/\/Lang \(en\)/);
    expect(pdf.outline()).toEqual(deck.slides.map(({ title }) => title));
    const structure = pdf.structure();
    // Words around a line's end are not joined.
    expect(structure).toContain('Distinct deals won, by close date in the fiscal quarter.');
    expect(structure).toContain(
      'Average days from registration to close of the deals won in the quarter.',
    );
    expect(Buffer.from(pdf.bytes).toString('latin1')).toMatch(/\/Alt \(Revenue by quarter: from /);
    for (const tag of ['Document', 'H1', 'H2', 'Table', 'TH', 'TD', 'LI', 'Figure'])
      expect(structure, tag).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
  });

  test('charts are vectors with their labels as text; every font is embedded under its name', async (t) => {
    const deck = partner();
    const pdf = new PdfFile(t, await shop().print(deck.title, deck));
    expect(pdf.images()).toEqual([]);
    const fonts = pdf.fonts();
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual([
      'Inter-Bold',
      'Inter-Regular',
    ]);
    expect(fonts.filter(({ type, embedded }) => !embedded || type.includes('Type 3'))).toEqual([]);
    const revenue = pdf.pages()[3] ?? '';
    // An axis label, and the amount over the last bar: both are drawn on the canvas alone.
    expect(revenue).toContain('$150k');
    expect(revenue).toContain('$156k');
    expect(pdf.bytes.byteLength).toBeLessThan(400_000);
  });

  test('[S21] each slide’s figures, title, foot and number stand on its own page', async (t) => {
    const deck = partner();
    const pages = new PdfFile(t, await shop().print(deck.title, deck)).pages();
    const flat = pages.map((page) => page.replaceAll(' ', ''));
    for (const [at, slide] of deck.slides.entries()) {
      const said = [
        slide.title,
        ...('figures' in slide && slide.kind !== 'tier'
          ? slide.figures.map(({ text }) => text)
          : []),
      ];
      if (slide.foot !== null) said.push(slide.foot.definition, slide.foot.source);
      if ('table' in slide) said.push(...slide.table.rows.flat().map(({ text }) => text));
      for (const text of said)
        expect(flat[at], `${slide.id}: ${text}`).toContain(text.replaceAll(/\s/g, ''));
      if (at > 0) expect(pages[at]?.trim().endsWith(` ${at + 1}`), slide.id).toBe(true);
    }
    expect(pages[0]).toContain('Harborline Systems');
  });

  test('[S21] the partner’s PDF holds nothing of health, matrix and notes; the internal one does', async (t) => {
    const secret = [secrets.note, secrets.quadrant, metrics.health.definition, 'Internal'];
    // Ours first: the page that printed it is kept for the next one.
    const deck = composeDeck(fullInput(), { audience: 'internal' });
    const ours = new PdfFile(t, await shop().print(deck.title, deck)).pages().join(' ');
    for (const text of secret) expect(ours).toContain(text);
    const printed = new PdfFile(t, await shop().print('partner', partner()));
    const theirs = printed.pages().join(' ');
    for (const text of secret) expect(theirs).not.toContain(text);
    expect(theirs).not.toMatch(/\bhealth\b/i);
    expect(printed.info().Title).toBe(partner().title);
    expect(printed.structure()).not.toContain(secrets.note);
    expect(printed.outline().join(' ')).not.toMatch(/health|notes/i);
  });

  test.each([
    [
      'of whom nothing is known',
      blankInput,
      ['Bluefin Supply', 'No revenue on record for Q4 2019', 'no data'],
    ],
    ['that sold nothing', zeroInput, ['No revenue in Q4 2019, after $12,500 in Q3 2019', '$0.00']],
  ])('[S20] a partner %s has a deck that says so', async (_, input, said) => {
    const deck = composeDeck(input(), { audience: 'internal' });
    const pdf = new PdfFile({ onTestFinished }, await shop().print(deck.title, deck));
    const text = pdf.pages().join(' ');
    for (const one of said) expect(text).toContain(one);
    expect(pdf.info().Pages).toBe(String(deck.slides.length));
    expect(pdf.images()).toEqual([]);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('too much of everything still fits its pages, and what was cut is named', async (t) => {
    const deck = composeDeck(hugeInput(), { audience: 'internal' });
    const pdf = new PdfFile(t, await shop().print(deck.title, deck));
    expect(pdf.info().Pages).toBe(String(deck.slides.length));
    const pages = pdf.pages();
    expect(pages[2]).toContain('and 192 more');
    expect(pages[4]).toContain('and 295 more');
    // The last words of the notes, on the last of their slides.
    expect(pages.join(' ')).toContain('Paragraph 59.');
  });

  test('names that are markup are text', async (t) => {
    const name = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`;
    const input = fullInput({
      partner: { id: 'p', name, manager: null },
      deals: [deal('"><svg onload=alert(1)>', 5_000), deal('javascript:alert(1)', 4_000)],
      wins: ['</script><script>document.title="run"</script>'],
    });
    const deck = composeDeck(input, { audience: 'partner' });
    const pdf = new PdfFile(t, await shop().print(deck.title, deck));
    const flat = pdf.pages().join('').replaceAll(/\s/g, '');
    expect(flat).toContain(name.replaceAll(/\s/g, ''));
    expect(flat).toContain('"><svgonload=alert(1)>');
    expect(pdf.info().Title).toContain('<img src=x');
  });
});
