import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { DeckPreview } from '../../../src/renderer/deck/index.ts';
import { composeDeck } from '../../../src/shared/qbr/deck.ts';
import type { Trace } from '../../../src/shared/qbr/deck-types.ts';
import { fullInput } from '../../main/deck/decks.ts';

const deck = composeDeck(fullInput(), { audience: 'partner' });
const large = () => page.getByRole('tabpanel');

test('arrow keys, Home and End go through the slides', async () => {
  await render(<DeckPreview document={deck} />);
  const tabs = page.getByRole('tab');
  await expect.element(tabs.nth(0)).toHaveAttribute('aria-selected', 'true');
  await expect.element(tabs).toHaveLength(deck.slides.length);
  await userEvent.click(tabs.nth(0));
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  await expect.element(tabs.nth(3)).toHaveFocus();
  await expect
    .element(large().getByRole('heading'))
    .toHaveTextContent('Third quarter of growth in a row: $156,400 revenue, 7.2% short of target');
  await userEvent.keyboard('{End}');
  await expect.element(tabs.last()).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowDown}{Home}{ArrowUp}');
  await expect.element(tabs.first()).toHaveFocus();
});

test('a figure opens what it is made of; the small slides open nothing', async () => {
  const onTrace = vi.fn<(trace: Trace) => void>();
  const { container } = await render(<DeckPreview document={deck} onTrace={onTrace} />);
  await userEvent.click(page.getByRole('tab', { name: /^4\. Performance/ }));
  await userEvent.click(large().getByRole('button', { name: '$156,400.00' }).first());
  expect(onTrace).toHaveBeenLastCalledWith({ metric: 'revenueQuarter', quarter: '2019-Q4' });
  await userEvent.click(large().getByRole('button', { name: '$82,000.00' }));
  expect(onTrace).toHaveBeenLastCalledWith({ metric: 'revenueQuarter', quarter: '2017-Q3' });
  expect(container.querySelectorAll('[role=tab] button')).toHaveLength(0);
});

test('without anything to open, figures are plain text', async () => {
  await render(<DeckPreview document={deck} />);
  await userEvent.click(page.getByRole('tab', { name: /^4\. Performance/ }));
  await expect.element(large().getByText('$156,400.00').first()).toBeVisible();
  expect(large().getByRole('button').elements()).toHaveLength(0);
});

test('the slide is as wide as its place, and as high as 16 to 9', async () => {
  const { container } = await render(
    <div style={{ width: 900 }}>
      <DeckPreview document={deck} />
    </div>,
  );
  const shown = container.querySelector('[role=tabpanel] section')?.getBoundingClientRect();
  const place = container.querySelector('[role=tabpanel] > div')?.getBoundingClientRect();
  expect(shown?.width).toBeCloseTo(place?.width ?? 0, 0);
  expect((shown?.width ?? 0) / (shown?.height ?? 1)).toBeCloseTo(16 / 9, 2);
});

test('slides stay light where the app is dark', async () => {
  document.documentElement.dataset.mantineColorScheme = 'dark';
  const { container } = await render(<DeckPreview document={deck} />);
  const slide = container.querySelector('[role=tabpanel] section');
  expect(slide === null ? null : getComputedStyle(slide).backgroundColor).toBe(
    'rgb(255, 255, 255)',
  );
  delete document.documentElement.dataset.mantineColorScheme;
});

test('a deck with fewer slides than were shown before shows its last', async () => {
  const { rerender } = await render(<DeckPreview document={deck} />);
  await userEvent.click(page.getByRole('tab').last());
  await rerender(<DeckPreview document={{ ...deck, slides: deck.slides.slice(0, 3) }} />);
  await expect.element(page.getByRole('tab').nth(2)).toHaveAttribute('aria-selected', 'true');
});
