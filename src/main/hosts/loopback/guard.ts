/** What a request says about itself, before a byte of its body is read. */
export interface RequestFacts {
  method: string;
  /** The request line's target, as it was sent. */
  target: string;
  /** Names and values in turn, as they were sent: a header sent twice stands here twice. */
  rawHeaders: readonly string[];
}

export interface GuardRules {
  /** `127.0.0.1:<port>`, which Host must equal to the letter: a rebinding name never does. */
  authority: string;
  isSession(token: string): boolean;
  /** A page being printed has a token of its own, good for its own addresses alone. */
  isPrint(token: string, printId: string): boolean;
  /** Another launch of the same book, on this machine, by the same user. */
  isLauncher(token: string): boolean;
}

export type Door = 'asset' | 'exchange' | 'reopen' | 'presence' | 'app';
export type Verdict =
  | { ok: true; door: Door; path: string }
  | { ok: false; status: number; why: string };

const JSON_MAX = 8 * 1024 * 1024;
const UPLOAD_MAX = 2 * 1024 ** 3;

const refuse = (status: number, why: string): Verdict => ({ ok: false, status, why });

/** The one value of a header; null where there is none, undefined where there are several. */
function only(facts: RequestFacts, name: string): string | null | undefined {
  const { rawHeaders } = facts;
  const values = rawHeaders.filter(
    (_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name,
  );
  return values.length > 1 ? undefined : (values[0] ?? null);
}

function pathOf(target: string): string | null {
  if (!/^\/(?!\/)[\x21\x23-\x5b\x5d-\x7e]*$/.test(target) || target.includes('#')) return null;
  return target.split('?', 1)[0] ?? null;
}

/**
 * Who may be answered, and by what. Assets go to anyone who can name this host, since they hold nothing; data goes to a
 * POST of our own page with our own token, and to nothing else.
 */
export function judge(facts: RequestFacts, rules: GuardRules): Verdict {
  const path = pathOf(facts.target);
  if (path === null) return refuse(400, 'target');
  if (only(facts, 'host') !== rules.authority) return refuse(403, 'host');
  if (only(facts, 'transfer-encoding') !== null) return refuse(411, 'length');
  if (facts.method === 'GET') return judgeGet(facts, path, rules);
  if (facts.method !== 'POST') return refuse(405, 'method');
  const length = only(facts, 'content-length');
  if (typeof length !== 'string' || !/^\d{1,12}$/.test(length)) return refuse(411, 'length');
  if (Number(length) > (path === '/upload' ? UPLOAD_MAX : JSON_MAX)) return refuse(413, 'size');
  return path === '/session/reopen'
    ? judgeLauncher(facts, path, rules)
    : judgePost(facts, path, rules);
}

function judgeGet(facts: RequestFacts, path: string, rules: GuardRules): Verdict {
  const length = only(facts, 'content-length');
  if (length !== null && length !== '0') return refuse(400, 'body');
  const origin = only(facts, 'origin');
  if (origin !== null && origin !== `http://${rules.authority}`) return refuse(403, 'origin');
  const site = only(facts, 'sec-fetch-site');
  // Another site may send a person here, as our own redirect file does; it may not load pieces of us.
  const ours = site === null || site === 'none' || site === 'same-origin';
  if (ours || only(facts, 'sec-fetch-mode') === 'navigate')
    return { ok: true, door: 'asset', path };
  return refuse(403, 'site');
}

/** A program of ours, not a page: nothing a browser adds may be there. */
function judgeLauncher(facts: RequestFacts, path: string, rules: GuardRules): Verdict {
  const fromBrowser = facts.rawHeaders.some(
    (name, at) => at % 2 === 0 && /^(origin|referer|cookie|sec-)/i.test(name),
  );
  if (fromBrowser) return refuse(403, 'browser');
  if (only(facts, 'content-type') !== 'application/json') return refuse(415, 'type');
  const token = bearer(only(facts, 'authorization'));
  if (token === null || !rules.isLauncher(token)) return refuse(401, 'token');
  return { ok: true, door: 'reopen', path };
}

function judgePost(facts: RequestFacts, path: string, rules: GuardRules): Verdict {
  if (only(facts, 'origin') !== `http://${rules.authority}`) return refuse(403, 'origin');
  if (only(facts, 'sec-fetch-site') !== 'same-origin') return refuse(403, 'site');
  const wanted = path === '/upload' ? 'application/octet-stream' : 'application/json';
  if (only(facts, 'content-type') !== wanted) return refuse(415, 'type');
  if (path === '/session') return { ok: true, door: 'exchange', path };
  const token = bearer(only(facts, 'authorization'));
  if (token === null) return refuse(401, 'token');
  const printId = /^\/print\/(?:ready\/)?([\w-]+)$/.exec(path)?.[1];
  if (printId !== undefined && rules.isPrint(token, printId))
    return { ok: true, door: 'app', path };
  if (!rules.isSession(token)) return refuse(401, 'token');
  return { ok: true, door: path.startsWith('/session/') ? 'presence' : 'app', path };
}

function bearer(header: string | null | undefined): string | null {
  return /^Bearer ([\w-]{43})$/.exec(header ?? '')?.[1] ?? null;
}
