import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { DeckPages } from '../../../src/renderer/deck/pages.tsx';
import { composeDeck } from '../../../src/shared/qbr/deck.ts';
import type { DeckDocument } from '../../../src/shared/qbr/deck-types.ts';
import { blankInput, fullInput, hugeInput, zeroInput } from '../../main/deck/decks.ts';
import { deal } from '../../shared/qbr/facts.ts';

async function show(deck: DeckDocument): Promise<HTMLElement> {
  const { container } = await render(<DeckPages deck={deck} />);
  await document.fonts.ready;
  return container;
}

describe('slides', () => {
  test.each([
    ['a full deck', fullInput],
    ['a deck of which nothing is known', blankInput],
    ['a deck without revenue', zeroInput],
    ['a deck with too much of everything', hugeInput],
  ])('%s fits its slides: nothing runs over', async (_, input) => {
    const deck = composeDeck(input(), { audience: 'internal' });
    const page = await show(deck);
    const slides = [...page.querySelectorAll('section')];
    expect(slides).toHaveLength(deck.slides.length);
    for (const slide of slides) {
      const { width, height } = slide.getBoundingClientRect();
      expect([width, height]).toEqual([1280, 720]);
      const body = slide.querySelector<HTMLElement>(':scope > div:not([aria-hidden])');
      if (body === null || slide.dataset.density === undefined) continue;
      const name = slide.getAttribute('aria-label') ?? '';
      expect(body.scrollHeight, `${name}, downwards`).toBeLessThanOrEqual(body.clientHeight);
      expect(body.scrollWidth, `${name}, sidewards`).toBeLessThanOrEqual(body.clientWidth);
      for (const cell of slide.querySelectorAll<HTMLElement>('td, dd'))
        expect(cell.scrollWidth, `${name}: ${cell.textContent}`).toBeLessThanOrEqual(
          cell.clientWidth + 1,
        );
    }
  });

  test('an ordinary deck keeps its larger type', async () => {
    const page = await show(composeDeck(fullInput(), { audience: 'internal' }));
    const densities = [...page.querySelectorAll('section')].map(({ dataset }) =>
      Number(dataset.density ?? 0),
    );
    expect(Math.max(...densities)).toBeLessThanOrEqual(2);
  });

  test('on paper nothing can be pressed', async () => {
    const page = await show(composeDeck(fullInput(), { audience: 'internal' }));
    expect(page.querySelectorAll('button, a, input')).toHaveLength(0);
  });

  test('the document’s outline: one first heading, then one for each slide', async () => {
    const deck = composeDeck(fullInput(), { audience: 'partner' });
    const page = await show(deck);
    const headings = [...page.querySelectorAll('h1, h2, h3, h4')];
    expect(headings.map(({ tagName }) => tagName)).toEqual([
      'H1',
      ...deck.slides.slice(1).map(() => 'H2'),
    ]);
    expect(headings.map(({ textContent }) => textContent)).toEqual(
      deck.slides.map(({ title }) => title),
    );
  });

  test('the chart says what it shows, and has its data in a table', async () => {
    const page = await show(composeDeck(fullInput(), { audience: 'partner' }));
    const chart = page.querySelector('canvas');
    expect(chart?.getAttribute('aria-label')).toMatch(
      /^Revenue by quarter: from \$82,000\.00 in Q3 2017/,
    );
    const table = chart?.closest('section')?.querySelector('table');
    expect(table?.querySelectorAll('thead th')).toHaveLength(11);
    expect(table?.textContent).toContain('$156,400.00');
    const pixels =
      chart?.getContext('2d')?.getImageData(0, 0, chart.width, chart.height).data ?? [];
    expect(pixels.some((value) => value > 0)).toBe(true);
  });

  test('names that are markup stay text', async () => {
    const attack = `<img src=x onerror="window.run=1">`;
    const deck = composeDeck(
      fullInput({
        partner: { id: 'p', name: attack, manager: attack },
        program: attack,
        deals: [deal(attack, 1_000)],
        wins: [attack],
        asks: [attack],
        notes: attack,
      }),
      { audience: 'internal' },
    );
    const page = await show(deck);
    expect(page.querySelectorAll('img, script, iframe')).toHaveLength(0);
    expect(page.textContent?.split(attack).length).toBeGreaterThan(15);
    expect('run' in window).toBe(false);
  });
});
