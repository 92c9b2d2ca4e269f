import type { FailureData } from '../../shared/kernel/failure.ts';
import { createStore } from './store.ts';
import { noteMark } from './trouble.ts';

/**
 * Who this page is to the host. In the desktop window nothing is needed; in a browser the page exchanges the one-time
 * code it was opened with for a token, keeps that for its own life, and lends it to a tab the person opens beside it.
 */
export type SessionState = 'opening' | 'ready' | 'closed';

export const session = createStore<SessionState>('opening');

const KEY = 'quarterdeck.token';
/** A sibling on a busy machine takes its time; without one, the person waits no longer than this. */
const SIBLING_MS = 4000;
const ASK_AGAIN_MS = 250;
const inBrowser = location.protocol === 'http:';
const channel = inBrowser ? new BroadcastChannel('quarterdeck.session') : null;

const closed: FailureData = {
  code: 'IoError',
  message: 'This page is no longer connected to Quarterdeck.',
  hint: 'Open Quarterdeck again.',
};

type Said = { kind: 'ask' } | { kind: 'token'; token: string };

function isSaid(value: unknown): value is Said {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'ask' || (value.kind === 'token' && 'token' in value);
}

/** The code leaves the address at once: it is in no history, and no reload sends it again. */
function takeCode(): string | null {
  const code = /^#code=([\w-]{43})$/.exec(location.hash)?.[1] ?? null;
  if (code !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return code;
}

async function exchange(code: string): Promise<string | null> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) return null;
  const { token } = (await response.json()) as { token: string };
  return token;
}

function askSibling(): Promise<string | null> {
  return new Promise((answer) => {
    const ask = () => channel?.postMessage({ kind: 'ask' } satisfies Said);
    const again = setInterval(ask, ASK_AGAIN_MS);
    const end = (token: string | null) => {
      clearInterval(again);
      clearTimeout(late);
      answer(token);
    };
    const late = setTimeout(() => end(null), SIBLING_MS);
    channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isSaid(data) && data.kind === 'token') end(data.token);
    });
    ask();
  });
}

async function open(): Promise<string | null> {
  const code = takeCode();
  const fromCode = code === null ? null : await exchange(code).catch(() => null);
  const token = fromCode ?? sessionStorage.getItem(KEY) ?? (await askSibling());
  if (token !== null) sessionStorage.setItem(KEY, token);
  session.set(token === null ? 'closed' : 'ready');
  return token;
}

function lend(event: MessageEvent<unknown>): void {
  const token = sessionStorage.getItem(KEY);
  if (!isSaid(event.data) || event.data.kind !== 'ask' || token === null) return;
  channel?.postMessage({ kind: 'token', token } satisfies Said);
}

// The print page carries a token of its own and needs no session.
const printing = location.pathname === '/print.html';
channel?.addEventListener('message', lend);
const opened: Promise<string | null> = inBrowser && !printing ? open() : Promise.resolve(null);
if (!inBrowser) session.set('ready');

/** The host went away and another came up on its port, or the token was never ours. */
function lose(): void {
  sessionStorage.removeItem(KEY);
  session.set('closed');
}

/** `fetch` to our own host, as this session: POST, with the token where one is needed. Throws FailureData without one. */
export async function apiFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const token = await opened;
  if (inBrowser && (token === null || session.get() === 'closed')) throw closedError();
  const headers = new Headers(init.headers);
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  const response = await fetch(path, { ...init, method: 'POST', headers });
  noteMark(response);
  if (response.status !== 401 || !inBrowser) return response;
  lose();
  throw closedError();
}

function closedError(): Error & { data: FailureData } {
  return Object.assign(new Error(closed.message), { data: closed });
}
