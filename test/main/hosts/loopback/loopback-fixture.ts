import { Presence } from '../../../../src/main/hosts/loopback/idle.ts';
import { type Loopback, serveLoopback } from '../../../../src/main/hosts/loopback/server.ts';
import { Session } from '../../../../src/main/hosts/loopback/session.ts';
import { type AppFixture, startFixture } from '../../app/app-fixture.ts';
import { type RawAnswer, raw, sendRaw } from './raw-http.ts';

export interface LoopbackFixture extends AppFixture {
  server: Loopback;
  session: Session;
  presence: Presence;
  token: string;
  reopened: () => number;
  /** The one legitimate POST, with what a test changes about it. */
  post(target: string, change?: Partial<Headers>, body?: string): Promise<RawAnswer>;
  stop(): Promise<void>;
}

type Headers = Record<
  'Host' | 'Origin' | 'Authorization' | 'Content-Type' | 'Sec-Fetch-Site' | 'Content-Length',
  string | null
>;

/** The real server over the real app, as a browser window would meet it. */
export async function startLoopback(): Promise<LoopbackFixture> {
  const fixture = startFixture();
  const session = new Session();
  const presence = new Presence({ after: 60_000, onIdle: () => {} });
  let reopened = 0;
  const reopen = () => {
    reopened += 1;
  };
  const server = await serveLoopback({ fetch: fixture.app, session, presence, reopen, port: 0 });
  const token = session.exchange(session.newCode()) ?? '';
  const post: LoopbackFixture['post'] = (target, change = {}, body = '') => {
    const headers = {
      ...{ Host: `127.0.0.1:${server.port}`, Origin: server.origin },
      ...{ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...{ 'Sec-Fetch-Site': 'same-origin', 'Content-Length': String(Buffer.byteLength(body)) },
      ...change,
    };
    const present = Object.entries(headers).filter(
      (pair): pair is [string, string] => pair[1] !== null,
    );
    return sendRaw(server.port, raw({ method: 'POST', target, headers: present, body }));
  };
  const stop = async () => {
    presence.stop();
    await server.close();
    fixture.end();
  };
  return { ...fixture, server, session, presence, token, reopened: () => reopened, post, stop };
}
