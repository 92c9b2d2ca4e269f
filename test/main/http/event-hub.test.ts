import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChangeEvent } from '../../../src/main/book/types.ts';
import { EventHub } from '../../../src/main/http/event-hub.ts';
import type { AppEvent } from '../../../src/shared/book/app-event.ts';
import { appEvent } from '../../../src/shared/book/app-event.ts';

const hubAt = (seq: number) =>
  new EventHub({ seq, jobs: () => [], lease: () => ({ held: false, label: '' }) });

const change = (seq: number, entities = ['partners']): ChangeEvent => ({
  kind: 'change',
  seq,
  label: `Change ${seq}`,
  entities,
  partners: [],
});

/** What the stream has to say right now. */
async function said(stream: ReadableStream<Uint8Array>): Promise<AppEvent[]> {
  const reader = stream.getReader();
  let text = '';
  for (;;) {
    const next = reader.read();
    const chunk = await Promise.race([
      next,
      new Promise<null>((quiet) => setImmediate(quiet, null)),
    ]);
    if (chunk === null || chunk.done) break;
    text += new TextDecoder().decode(chunk.value);
  }
  await reader.cancel();
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => appEvent.parse(JSON.parse(line)));
}

const kinds = (events: AppEvent[]) => events.map(({ kind, seq }) => `${kind} ${seq}`);

describe('coming back', () => {
  it('brings what was missed, then hello', async () => {
    const hub = hubAt(10);
    for (const seq of [11, 12, 13]) hub.changed(change(seq));
    expect(kinds(await said(hub.stream(11)))).toEqual(['change 12', 'change 13', 'hello 13']);
    expect(kinds(await said(hub.stream(13)))).toEqual(['hello 13']);
    expect(kinds(await said(hub.stream(10)))).toHaveLength(4);
  });

  it('from before this run, or from another book, is a reset', async () => {
    const hub = hubAt(10);
    hub.changed(change(11));
    expect(kinds(await said(hub.stream(9)))).toEqual(['reset 11']);
    expect(kinds(await said(hub.stream(12)))).toEqual(['reset 11']);
  });

  it('after more than is remembered is a reset', async () => {
    const hub = hubAt(0);
    for (let seq = 1; seq <= 501; seq++) hub.changed(change(seq));
    expect(kinds(await said(hub.stream(0)))).toEqual(['reset 501']);
    expect(await said(hub.stream(1))).toHaveLength(501);
  });

  it('tells again of values that were only recomputed since', async () => {
    const hub = hubAt(5);
    hub.changed(change(5, []));
    expect(kinds(await said(hub.stream(5)))).toEqual(['change 5', 'hello 5']);
  });

  it('after a restore everybody starts over', async () => {
    const hub = hubAt(5);
    hub.changed(change(6));
    const stream = hub.stream(6);
    hub.reset(3);
    expect(kinds(await said(stream))).toEqual(['hello 6', 'reset 3']);
    expect(kinds(await said(hub.stream(6)))).toEqual(['reset 3']);
  });
});

describe('clients', () => {
  afterEach(() => void vi.useRealTimers());

  it('that leave are forgotten', async () => {
    const hub = hubAt(0);
    const stream = hub.stream(null);
    expect(hub.clients).toBe(1);
    await stream.cancel();
    expect(hub.clients).toBe(0);
  });

  it('that read too slowly are let go of, and miss nothing when they come back', async () => {
    const hub = hubAt(0);
    const slow = hub.stream(null);
    for (let seq = 1; seq <= 2000; seq++) hub.changed(change(seq));
    expect(hub.clients).toBe(0);
    const heard = await said(slow);
    const last = heard.at(-1)?.seq ?? 0;
    expect(last).toBeLessThan(2000);
    expect(kinds(await said(hub.stream(last)))).toEqual(['reset 2000']);
  });

  it('hear a heartbeat that is no event', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const reader = hubAt(0).stream(null).getReader();
    await reader.read();
    const next = reader.read();
    vi.advanceTimersByTime(15_000);
    expect(new TextDecoder().decode((await next).value)).toBe('\n');
    await reader.cancel();
  });
});
