import { describe, expect, test } from 'vitest';
import { fixtureApp, startDesktop } from './start.ts';

const post = (path: string, body: BodyInit) => {
  const headers = { 'content-type': 'application/json' };
  return new Request(`app://quarterdeck${path}`, { method: 'POST', headers, body });
};

describe('requests', () => {
  test('reach the app as they are, JSON body and all', async () => {
    const { site } = await startDesktop();
    const answer = await site.fetch(post('/echo', '{"partner":"Zürich"}'));
    expect(await answer.json()).toEqual({ partner: 'Zürich' });
  });

  test.each([
    'app://elsewhere/',
    'app://quarterdeck.evil.example/',
    'app://quarterdeck:81/',
    'app://user@quarterdeck/',
  ])('%s is not found, and the app never hears of it', async (url) => {
    let heard = 0;
    const { site } = await startDesktop({
      app: {
        fetch: (request) => {
          heard += 1;
          return fixtureApp.fetch(request);
        },
      },
    });
    const before = heard;
    // Request refuses a user in its address by itself; Chromium's may not.
    const request = URL.parse(url)?.username === '' ? new Request(url) : { url };
    const handler = site.schemes.get('app');
    const answer: unknown = await Reflect.apply(handler ?? (() => null), undefined, [request]);
    expect(answer).toHaveProperty('status', 404);
    expect(heard).toBe(before);
  });

  test('an event stream arrives line by line, and leaving it cancels it at its source', async () => {
    const cancelled = Promise.withResolvers<unknown>();
    const stream = () =>
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"kind":"hello"}\n')),
        cancel: (reason: unknown) => cancelled.resolve(reason),
      });
    const { site } = await startDesktop({
      app: {
        fetch: (request) =>
          request.url.endsWith('/events')
            ? Promise.resolve(new Response(stream()))
            : fixtureApp.fetch(request),
      },
    });
    const answer = await site.fetch(post('/events', '{"since":null}'));
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('{"kind":"hello"}\n');
    await reader?.cancel('the page closed');
    expect(await cancelled.promise).toBe('the page closed');
  });

  test('while the worker is gone the page is told to try again', async () => {
    let alive = true;
    const { site } = await startDesktop({
      app: {
        fetch: (request) =>
          alive ? fixtureApp.fetch(request) : Promise.reject(new Error('ERR_WORKER_OUT')),
      },
    });
    alive = false;
    const answer = await site.fetch(post('/echo', '{}'));
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('ERR_WORKER_OUT');
  });
});
