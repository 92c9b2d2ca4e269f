import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '../../../../src/main/hosts/loopback/session.ts';
import { addPartner } from '../../app/app-fixture.ts';
import { type LoopbackFixture, startLoopback } from './loopback-fixture.ts';
import { raw, sendRaw } from './raw-http.ts';

let fixture: LoopbackFixture;
/** What the call under attack would tell. */
let secret: string;

beforeAll(async () => {
  fixture = await startLoopback();
  addPartner(fixture.book, 'Quillfeather Trading');
  secret = fixture.book.path;
});

afterAll(() => fixture.stop());

const bookState = () =>
  createHash('sha256')
    .update(JSON.stringify(fixture.book.read.all('SELECT * FROM partner')))
    .update(JSON.stringify(fixture.book.read.all('SELECT * FROM change')))
    .digest('hex');

/** Whether an answer holds anything of the book, or of the session. */
const holdsData = (text: string) =>
  text.includes(secret) ||
  text.includes('"result"') ||
  text.includes('"token"') ||
  text.includes('fileId');

type Header = readonly [name: string, value: string];

function tokens(right: string): Record<string, { headers: Header[]; query: string }> {
  const wrong = newToken();
  return {
    none: { headers: [], query: '' },
    wrong: { headers: [['Authorization', `Bearer ${wrong}`]], query: '' },
    right: { headers: [['Authorization', `Bearer ${right}`]], query: '' },
    lowercase: { headers: [['Authorization', `bearer ${right}`]], query: '' },
    inQuery: { headers: [], query: `?token=${right}&authorization=Bearer%20${right}` },
    asCookie: { headers: [['Cookie', `token=${right}; quarterdeck.token=${right}`]], query: '' },
  };
}

function hosts(port: number): Record<string, { headers: Header[]; absolute?: string }> {
  return {
    exact: { headers: [['Host', `127.0.0.1:${port}`]] },
    localhost: { headers: [['Host', `localhost:${port}`]] },
    otherPort: { headers: [['Host', `127.0.0.1:${port === 65_535 ? 1 : port + 1}`]] },
    evil: { headers: [['Host', 'evil.test']] },
    empty: { headers: [['Host', '']] },
    absoluteForm: {
      headers: [['Host', `127.0.0.1:${port}`]],
      absolute: `http://127.0.0.1:${port}`,
    },
  };
}

const origins = (port: number): Record<string, Header[]> => ({
  none: [],
  null: [['Origin', 'null']],
  equal: [['Origin', `http://127.0.0.1:${port}`]],
  evil: [['Origin', 'http://evil.test']],
  otherPort: [['Origin', `http://127.0.0.1:${port === 65_535 ? 1 : port + 1}`]],
});

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'];

const types: Record<string, Header[]> = {
  json: [['Content-Type', 'application/json']],
  octets: [['Content-Type', 'application/octet-stream']],
  form: [['Content-Type', 'application/x-www-form-urlencoded']],
  multipart: [['Content-Type', 'multipart/form-data; boundary=x']],
  text: [['Content-Type', 'text/plain']],
  none: [],
};

const sites: Record<string, Header[]> = {
  sameOrigin: [['Sec-Fetch-Site', 'same-origin']],
  sameSite: [['Sec-Fetch-Site', 'same-site']],
  crossSite: [['Sec-Fetch-Site', 'cross-site']],
  byHand: [['Sec-Fetch-Site', 'none']],
  none: [],
};

interface Attack {
  name: string;
  bytes: string;
}

function* product(target: string, body: string): Generator<Attack> {
  const { port } = fixture.server;
  for (const [t, token] of Object.entries(tokens(fixture.token)))
    for (const [h, host] of Object.entries(hosts(port)))
      for (const [o, origin] of Object.entries(origins(port)))
        for (const method of methods)
          for (const [c, type] of Object.entries(types))
            for (const [s, site] of Object.entries(sites)) {
              const length: Header[] = [['Content-Length', String(body.length)]];
              const headers = [
                ...host.headers,
                ...token.headers,
                ...origin,
                ...type,
                ...site,
                ...length,
              ];
              const where = `${host.absolute ?? ''}${target}${token.query}`;
              yield {
                name: [t, h, o, method, c, s].join(' '),
                bytes: raw({ method, target: where, headers, body }),
              };
            }
}

/** Sends all of them, some at a time; the names of those that were answered with data. */
async function attack(attacks: Iterable<Attack>): Promise<{ sent: number; answered: string[] }> {
  const queue = attacks[Symbol.iterator]();
  const answered: string[] = [];
  let sent = 0;
  const worker = async () => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      sent += 1;
      const { status, body } = await sendRaw(fixture.server.port, next.value.bytes);
      const ok = status >= 200 && status < 300;
      if (ok || holdsData(body)) answered.push(next.value.name);
      else if (status === 0 && !next.value.name.includes('TRACE'))
        answered.push(`silence: ${next.value.name}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return { sent, answered };
}

describe('the full product of token, Host, Origin, method, content type and Sec-Fetch-Site', () => {
  it('against a call: one of 43,200 is answered', { timeout: 300_000 }, async () => {
    const before = bookState();
    const { sent, answered } = await attack(product('/rpc/book.info', ''));
    process.stdout.write(`loopback attack: ${sent} combinations, ${answered.length} answered\n`);
    expect(sent).toBe(6 * 6 * 5 * 8 * 6 * 5);
    expect(answered).toEqual(['right exact equal POST json sameOrigin']);
    expect(bookState()).toBe(before);
  });

  it('against an upload: only octets are taken', { timeout: 120_000 }, async () => {
    const some = function* () {
      for (const one of product('/upload', 'a,b\n1,2\n')) if (/ POST /.test(one.name)) yield one;
    };
    const { sent, answered } = await attack(some());
    expect(sent).toBe(6 * 6 * 5 * 6 * 5);
    expect(answered).toEqual(['right exact equal POST octets sameOrigin']);
  });
});

describe('single tricks', () => {
  it('no path leads out of the asset map', async () => {
    const paths = [
      ...[
        '/../../etc/passwd',
        '/..%2f..%2fetc/passwd',
        '/%2e%2e/%2e%2e/etc/passwd',
        '/....//etc/passwd',
      ],
      ...[
        '/..\\..\\etc\\passwd',
        '/%5c..%5cetc',
        '//etc/passwd',
        '///etc/passwd',
        '/./../package.json',
      ],
      ...[
        '/assets/../../package.json',
        '/assets/%2e%2e/index.html',
        '/index.html%00.js',
        '/%00',
        '/index.html/',
      ],
      ...[
        '/assets',
        '/.git/config',
        '/package.json',
        '/src/main/app.ts',
        '/book.quarterdeck',
        '/C:/windows',
      ],
      ...[
        '/%c0%ae%c0%ae/etc/passwd',
        '/..;/etc/passwd',
        '/?../../etc/passwd',
        'etc/passwd',
        '*',
        '/\u00ff',
      ],
      ...[
        '/partners/../../etc/passwd',
        '/partners/%2e%2e/%2e%2e/etc/passwd',
        'http://evil.test/',
        '/#/../x',
      ],
    ];
    for (const target of paths) {
      const headers: Header[] = [['Host', `127.0.0.1:${fixture.server.port}`]];
      const { status, body } = await sendRaw(
        fixture.server.port,
        raw({ method: 'GET', target, headers }),
      );
      // A path that folds to the page itself gets the page, which anyone may have.
      if (status === 200) expect(body, target).toContain('<title>Quarterdeck</title>');
      else expect([400, 403, 404], `${target}: ${status}`).toContain(status);
      expect(body, target).not.toMatch(/root:|"name": "quarterdeck"|SQLite format/);
    }
  });

  it.each([
    ['two Host headers', 'Host: 127.0.0.1:PORT\r\nHost: evil.test'],
    ['two Host headers, ours last', 'Host: evil.test\r\nHost: 127.0.0.1:PORT'],
    ['a Host with a user', 'Host: evil.test@127.0.0.1:PORT'],
    ['a Host with a trailing dot', 'Host: 127.0.0.1.:PORT'],
    ['a Host in another notation', 'Host: 2130706433:PORT'],
    ['a Host in IPv6', 'Host: [::ffff:127.0.0.1]:PORT'],
    ['no Host at all', 'X-Forwarded-Host: 127.0.0.1:PORT'],
  ])('refuses %s', async (_name, host) => {
    const { port } = fixture.server;
    const rest = `Authorization: Bearer ${fixture.token}\r\nOrigin: http://127.0.0.1:${port}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: 0`;
    const text = `POST /rpc/book.info HTTP/1.1\r\n${host.replaceAll('PORT', String(port))}\r\n${rest}\r\n\r\n`;
    const { status, body } = await sendRaw(port, text);
    expect([400, 403]).toContain(status);
    expect(holdsData(body)).toBe(false);
  });

  it('answers the legitimate call, so that the refusals mean something', async () => {
    const { status, body } = await fixture.post('/rpc/book.info');
    expect(status).toBe(200);
    expect(body).toContain(secret);
  });

  it.each([
    ['a second Authorization', { Authorization: `Bearer x\r\nAuthorization: Bearer TOKEN` }, 401],
    ['a token with a blank more', { Authorization: 'Bearer  TOKEN' }, 401],
    ['a token and a comma', { Authorization: 'Bearer TOKEN, Bearer TOKEN' }, 401],
    ['another scheme', { Authorization: 'Basic TOKEN' }, 401],
    ['a JSON type with more to it', { 'Content-Type': 'application/json; text/plain' }, 415],
    ['an Origin with a path', { Origin: 'http://127.0.0.1:PORT/' }, 403],
    ['an Origin in capitals', { Origin: 'HTTP://127.0.0.1:PORT' }, 403],
    ['https for http', { Origin: 'https://127.0.0.1:PORT' }, 403],
    ['no length', { 'Content-Length': null }, 411],
    ['a chunked body', { 'Content-Length': null, 'Transfer-Encoding': 'chunked' }, 411],
    ['a body of 9 MB', { 'Content-Length': '9437184' }, 413],
  ])('refuses %s', async (_name, change, status) => {
    const filled = Object.fromEntries(
      Object.entries(change).map(([name, value]) => [
        name,
        value?.replaceAll('TOKEN', fixture.token).replaceAll('PORT', String(fixture.server.port)) ??
          null,
      ]),
    );
    const answer = await fixture.post('/rpc/book.info', filled);
    expect(answer.status).toBe(status);
    expect(holdsData(answer.body)).toBe(false);
  });

  it('refuses headers over 16 kB, a smuggled second length, and an upgrade', async () => {
    const { port } = fixture.server;
    const host = `Host: 127.0.0.1:${port}`;
    const large = await sendRaw(
      port,
      `GET / HTTP/1.1\r\n${host}\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
    );
    expect(large.status).toBe(431);
    const smuggled = `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`;
    expect([400, 411]).toContain((await sendRaw(port, smuggled)).status);
    const upgrade = `GET / HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect((await sendRaw(port, upgrade)).status).toBe(0);
    expect((await sendRaw(port, `CONNECT evil.test:80 HTTP/1.1\r\n${host}\r\n\r\n`)).status).toBe(
      0,
    );
    expect((await sendRaw(port, 'NONSENSE\r\n\r\n')).status).toBe(400);
  });

  it('a refusal says nothing but its number, and allows no other origin', async () => {
    const { head, body, status } = await fixture.post('/rpc/book.info', {
      Origin: 'http://evil.test',
    });
    expect(status).toBe(403);
    expect(body).toBe('');
    expect(head).toMatch(/content-security-policy: default-src 'none'/i);
    expect(head).not.toMatch(/access-control/i);
  });

  it('pieces of the page do not load into another site', async () => {
    const get = (headers: Header[]) => {
      const all: Header[] = [['Host', `127.0.0.1:${fixture.server.port}`], ...headers];
      return sendRaw(fixture.server.port, raw({ method: 'GET', target: '/', headers: all }));
    };
    expect(
      (
        await get([
          ['Sec-Fetch-Site', 'cross-site'],
          ['Sec-Fetch-Mode', 'navigate'],
        ])
      ).status,
    ).toBe(200);
    expect(
      (
        await get([
          ['Sec-Fetch-Site', 'cross-site'],
          ['Sec-Fetch-Mode', 'no-cors'],
        ])
      ).status,
    ).toBe(403);
    expect((await get([['Origin', 'http://evil.test']])).status).toBe(403);
  });
});

describe('the one-time code', () => {
  const exchange = (code: unknown, change = {}) =>
    fixture.post('/session', { Authorization: null, ...change }, JSON.stringify({ code }));

  it('is exchanged once', async () => {
    const code = fixture.session.newCode();
    const first = await exchange(code);
    expect(JSON.parse(first.body)).toEqual({ token: fixture.token });
    expect((await exchange(code)).status).toBe(401);
  });

  it('is no use to another origin, and guesses are refused', async () => {
    const code = fixture.session.newCode();
    expect((await exchange(code, { Origin: 'http://evil.test' })).status).toBe(403);
    expect((await exchange(code, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    for (const guess of [
      '',
      code.slice(1),
      newToken(),
      fixture.token,
      7,
      null,
      { $ne: '' },
      [code],
    ]) {
      expect((await exchange(guess)).status, JSON.stringify(guess)).toBe(401);
    }
    expect((await exchange(code)).status).toBe(200);
  });
});

describe('another launch of the same book', () => {
  const ask = (headers: Header[], target = '/session/reopen') =>
    sendRaw(
      fixture.server.port,
      raw({
        method: 'POST',
        target,
        headers: [['Host', `127.0.0.1:${fixture.server.port}`], ...headers],
      }),
    );
  const json: Header[] = [
    ['Content-Type', 'application/json'],
    ['Content-Length', '0'],
  ];
  const key = (): Header => ['Authorization', `Bearer ${fixture.session.launcher}`];

  it('brings the window up with its key, and no page can', async () => {
    const before = fixture.reopened();
    expect((await ask([...json, key()])).status).toBe(200);
    expect((await ask([...json, key(), ['Origin', fixture.server.origin]])).status).toBe(403);
    expect((await ask([...json, key(), ['Sec-Fetch-Site', 'same-origin']])).status).toBe(403);
    expect((await ask([...json, ['Authorization', `Bearer ${fixture.token}`]])).status).toBe(401);
    expect((await ask(json)).status).toBe(401);
    expect(fixture.reopened()).toBe(before + 1);
  });

  it('its key opens nothing else', async () => {
    const change = { Authorization: `Bearer ${fixture.session.launcher}` };
    expect((await fixture.post('/rpc/book.info', change)).status).toBe(401);
    expect((await ask([...json, key()], '/rpc/book.info')).status).toBe(403);
  });
});

it('a print’s token opens its own document and nothing else, while it is printed', async () => {
  const token = newToken();
  const change = { Authorization: `Bearer ${token}` };
  const done = fixture.session.allowPrint('deck-1', token);
  expect((await fixture.post('/print/deck-1', change)).status).toBe(404);
  expect((await fixture.post('/print/deck-2', change)).status).toBe(401);
  expect((await fixture.post('/rpc/book.info', change)).status).toBe(401);
  done();
  expect((await fixture.post('/print/deck-1', change)).status).toBe(401);
});
