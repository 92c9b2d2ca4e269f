import { describe, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { placeOf, useChoice } from '../../../src/renderer/app/palette-choice.ts';
import type { Option } from '../../../src/renderer/app/palette-options.ts';

type Shown = { query: string; ids: string[]; answered: boolean };

async function palette(first: Shown) {
  const opened: string[] = [];
  const optionsOf = (ids: string[]): Option[] =>
    ids.map((id) => ({
      id,
      kind: 'partner',
      label: id,
      detail: '',
      word: '',
      run: () => undefined,
    }));
  const hook = await renderHook(
    ({ query, ids, answered }: Shown = first) => {
      const options = optionsOf(ids);
      const choice = useChoice({
        query,
        options,
        answered,
        run: ({ id }) => opened.push(id),
      });
      return { ...choice, options };
    },
    { initialProps: first },
  );
  const { act, result, rerender } = hook;
  return {
    opened,
    show: rerender,
    chosen: () => result.current.options[result.current.selected]?.id,
    step: (by: 1 | -1) => act(() => result.current.step(by)),
    point: (id: string) =>
      act(() => result.current.pick(result.current.options.find((option) => option.id === id))),
    enter: () => act(() => result.current.enter()),
  };
}

const shown = (query: string, ids: string[], answered = true): Shown => ({ query, ids, answered });

describe('the line that Enter opens', () => {
  it('is the first, and none where nothing is found', async () => {
    const { chosen, show, enter, opened } = await palette(shown('har', ['harbor', 'harvest']));
    expect(chosen()).toBe('harbor');
    await show(shown('harx', []));
    expect(chosen()).toBeUndefined();
    await enter();
    expect(opened).toEqual([]);
  });

  it('goes around the ends', async () => {
    const { chosen, step } = await palette(shown('', ['a', 'b', 'c']));
    await step(-1);
    expect(chosen()).toBe('c');
    await step(1);
    expect(chosen()).toBe('a');
    await step(1);
    expect(chosen()).toBe('b');
  });

  it('stays the one that was picked while others come before it', async () => {
    const { chosen, step, show, enter, opened } = await palette(shown('har', ['harbor', 'hart']));
    await step(1);
    await show(shown('har', ['harding', 'harbor', 'hart']));
    expect(chosen()).toBe('hart');
    await enter();
    expect(opened).toEqual(['hart']);
  });

  it('is the best match again once more is typed', async () => {
    const { chosen, point, show } = await palette(shown('har', ['harbor', 'hart']));
    await point('hart');
    await show(shown('hart', ['hartford', 'hart']));
    expect(chosen()).toBe('hartford');
  });
});

describe('Enter', () => {
  it('waits for the answer to what was typed, and opens its best match once', async () => {
    const { show, enter, opened } = await palette(shown('harbor', ['old'], false));
    await enter();
    expect(opened).toEqual([]);
    await show(shown('harbor', ['harbor']));
    await show(shown('harbor', ['harbor']));
    expect(opened).toEqual(['harbor']);
  });

  it('opens a picked line at once', async () => {
    const { point, enter, opened } = await palette(shown('harbor', ['old', 'older'], false));
    await point('older');
    await enter();
    expect(opened).toEqual(['older']);
  });

  it('is forgotten when more is typed, and when nothing is found', async () => {
    const { show, enter, opened } = await palette(shown('har', [], false));
    await enter();
    await show(shown('harb', [], false));
    await show(shown('har', ['harbor']));
    await show(shown('harc', [], false));
    await enter();
    await show(shown('harc', []));
    await show(shown('harc', ['harcourt']));
    expect(opened).toEqual([]);
  });
});

it('finds no place among no lines', () => {
  expect(placeOf([], 'harbor')).toBe(-1);
});
