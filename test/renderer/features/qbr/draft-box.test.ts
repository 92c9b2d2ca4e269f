import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DraftBox,
  type KeepDraft,
  keepAfterMs,
} from '../../../../src/renderer/features/qbr/draft-box.ts';

type Call = [field: string, text: string | null, leaving: boolean];

/** A book whose answers the test gives one by one, or all at once. */
function slowBook() {
  const calls: Call[] = [];
  const waiting: { answer: () => void; refuse: () => void }[] = [];
  const keep: KeepDraft = (field, text, leaving) => {
    calls.push([field, text, leaving]);
    return new Promise((answer, refuse) =>
      waiting.push({ answer, refuse: () => refuse(new Error('no')) }),
    );
  };
  return { calls, waiting, keep };
}

function quickBook() {
  const calls: Call[] = [];
  const keep: KeepDraft = async (field, text, leaving) => {
    calls.push([field, text, leaving]);
  };
  return { calls, keep };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('typing', () => {
  it('is in the book within two seconds of the first key, however long one goes on', async () => {
    const { calls, keep } = quickBook();
    const box = new DraftBox(keep, []);
    for (let typed = 1; typed <= 20; typed += 1) {
      box.write('new.win', 'x'.repeat(typed));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(keepAfterMs).toBeLessThan(2000);
    expect(calls[0]?.[1]).toHaveLength(8);
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    expect(calls.at(-1)).toEqual(['new.win', 'x'.repeat(20), false]);
    expect(box.read('new.win')).toEqual({ text: 'x'.repeat(20), status: 'kept' });
  });

  it('is not called kept while a later word is still on its way', async () => {
    const { calls, waiting, keep } = slowBook();
    const box = new DraftBox(keep, []);
    box.write('new.win', 'one');
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    box.write('new.win', 'one two');
    waiting[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(box.read('new.win')?.status).toBe('typing');
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    waiting[1]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(([, text]) => text)).toEqual(['one', 'one two']);
    expect(box.read('new.win')?.status).toBe('kept');
  });

  it('waits for the word before it, so that none overtakes another', async () => {
    const { calls, waiting, keep } = slowBook();
    const box = new DraftBox(keep, []);
    box.write('new.win', 'one');
    box.flush('new.win');
    box.write('new.win', 'two');
    box.flush('new.win');
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toHaveLength(1);
    waiting[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(([, text]) => text)).toEqual(['one', 'two']);
  });

  it('that was refused is tried again, and says so meanwhile', async () => {
    const { calls, waiting, keep } = slowBook();
    const box = new DraftBox(keep, []);
    box.write('new.gap', 'churn');
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    waiting[0]?.refuse();
    await vi.advanceTimersByTimeAsync(0);
    expect(box.read('new.gap')).toEqual({ text: 'churn', status: 'failed' });
    await vi.advanceTimersByTimeAsync(2000);
    waiting[1]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toHaveLength(2);
    expect(box.read('new.gap')?.status).toBe('kept');
  });

  it('of nothing but spaces keeps nothing', async () => {
    const { calls, keep } = quickBook();
    const box = new DraftBox(keep, [{ field: 'new.ask', text: 'a demo' }]);
    box.write('new.ask', '  ');
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    expect(calls).toEqual([['new.ask', null, false]]);
  });
});

describe('leaving', () => {
  it('sends at once what is not kept yet, and nothing that is', async () => {
    const { calls, keep } = quickBook();
    const box = new DraftBox(keep, [{ field: 'new.win', text: 'kept before' }]);
    box.write('new.gap', 'half a sen');
    box.leave();
    expect(calls).toEqual([['new.gap', 'half a sen', true]]);
    // The page was only hidden: the draft still goes its usual way.
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    expect(box.read('new.gap')?.status).toBe('kept');
  });

  it('a field keeps what waits, and asks nothing where nothing does', () => {
    const { calls, keep } = quickBook();
    const box = new DraftBox(keep, [{ field: 'new.win', text: 'kept before' }]);
    box.flush('new.win');
    expect(calls).toEqual([]);
  });
});

describe('forgetting', () => {
  it('takes the draft out of the book after the word that was on its way', async () => {
    const { calls, waiting, keep } = slowBook();
    const box = new DraftBox(keep, []);
    box.write('new.win', 'done');
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    box.forget('new.win');
    expect(box.read('new.win')).toBeNull();
    waiting[0]?.answer();
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls).toEqual([
      ['new.win', 'done', false],
      ['new.win', null, false],
    ]);
    expect(box.read('new.win')).toBeNull();
  });

  it('tells whoever shows it, once', () => {
    const box = new DraftBox(quickBook().keep, [{ field: 'note.a', text: 'x' }]);
    const told = vi.fn();
    const stop = box.subscribe(told);
    box.forget('note.a');
    box.forget('note.a');
    expect(told).toHaveBeenCalledTimes(1);
    stop();
    box.write('note.a', 'y');
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe('a draft that is being saved', () => {
  it('frees its field at once, and is in the book until its words are', async () => {
    const { calls, keep } = quickBook();
    const box = new DraftBox(keep, []);
    box.write('new.win', 'one');
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    box.take('new.win');
    expect(box.read('new.win')).toBeNull();
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    expect(calls).toEqual([['new.win', 'one', false]]);
    box.taken('new.win');
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.at(-1)).toEqual(['new.win', null, false]);
  });

  it('leaves what was typed meanwhile alone', async () => {
    const { calls, keep } = quickBook();
    const box = new DraftBox(keep, []);
    box.write('new.win', 'one');
    box.take('new.win');
    box.write('new.win', 'two');
    box.taken('new.win');
    await vi.advanceTimersByTimeAsync(keepAfterMs);
    expect(box.read('new.win')).toEqual({ text: 'two', status: 'kept' });
    expect(calls).toEqual([['new.win', 'two', false]]);
  });

  it('comes back where it was refused, before what was typed meanwhile', () => {
    const box = new DraftBox(quickBook().keep, []);
    box.write('new.win', 'one');
    box.take('new.win');
    box.giveBack('new.win', 'one');
    expect(box.read('new.win')?.text).toBe('one');
    box.take('new.win');
    box.write('new.win', 'two');
    box.giveBack('new.win', 'one');
    expect(box.read('new.win')?.text).toBe('one\ntwo');
  });
});
