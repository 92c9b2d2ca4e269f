import { expect, it } from 'vitest';
import { untilDone } from '../../../src/main/hosts/until-done.ts';

/** A stream as it arrives from another thread, and what its source learns of its reader. */
function fromAfar() {
  const cancelled = Promise.withResolvers<unknown>();
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (given) => {
      controller = given;
    },
    cancel: (reason) => cancelled.resolve(reason),
  });
  const stream = structuredClone(source, { transfer: [source] });
  return {
    stream,
    cancelled: cancelled.promise,
    send: (n: number) => controller?.enqueue(new Uint8Array([n])),
    end: () => controller?.close(),
  };
}

it('passes on what comes and ends where its source ends', async () => {
  const far = fromAfar();
  const reader = untilDone(far.stream, new AbortController().signal).getReader();
  far.send(1);
  far.send(2);
  expect([...((await reader.read()).value ?? [])]).toEqual([1]);
  expect([...((await reader.read()).value ?? [])]).toEqual([2]);
  far.end();
  expect((await reader.read()).done).toBe(true);
});

it('cancelled here is cancelled at its source', async () => {
  const far = fromAfar();
  const reader = untilDone(far.stream, new AbortController().signal).getReader();
  far.send(1);
  await reader.read();
  await reader.cancel('gone');
  expect(await far.cancelled).toBe('gone');
});

it('ends with an error when its thread dies, even while somebody waits', async () => {
  const far = fromAfar();
  const life = new AbortController();
  const reader = untilDone(far.stream, life.signal).getReader();
  const waiting = reader.read();
  life.abort();
  await expect(waiting).rejects.toThrow('The book stopped');
});
