/** A stream from another thread, that ends with an error when that thread dies: by itself it would wait for ever. */
export function untilDone(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  life: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = source.getReader();
  let stop: () => void = () => undefined;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      stop = () => controller.error(new Error('The book stopped'));
      life.addEventListener('abort', stop, { once: true });
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (life.aborted) return;
      if (!done) return controller.enqueue(value);
      life.removeEventListener('abort', stop);
      controller.close();
    },
    async cancel(reason) {
      life.removeEventListener('abort', stop);
      await reader.cancel(reason);
    },
  });
}
