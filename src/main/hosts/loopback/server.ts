import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { Failure } from '../../../shared/kernel/failure.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { answerJson, carry, refuse, smallJson } from './carry-http.ts';
import { type GuardRules, judge } from './guard.ts';
import type { Presence } from './idle.ts';
import type { Session } from './session.ts';

export interface LoopbackParts {
  fetch(request: Request): Promise<Response>;
  session: Session;
  presence: Presence;
  /** Another launch of the same book: bring the window up. */
  reopen: () => void;
  /** 0 for any free one. */
  port: number;
}

export interface Loopback {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  port: number;
  close(): Promise<void>;
}

const codeBody = z.strictObject({ code: z.string().max(100) });
const pageBody = z.strictObject({ page: z.string().regex(/^[\w-]{8,64}$/) });

async function exchange(incoming: IncomingMessage, outgoing: ServerResponse, session: Session) {
  const body = codeBody.safeParse(await smallJson(incoming));
  const token = body.success ? session.exchange(body.data.code) : null;
  if (token === null) refuse(outgoing, 401);
  else answerJson(outgoing, { token });
}

async function notePresence(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  path: string,
  presence: Presence,
) {
  const body = pageBody.safeParse(await smallJson(incoming));
  if (!body.success || !/^\/session\/(hold|leave)$/.test(path)) return refuse(outgoing, 400);
  if (path === '/session/hold') presence.hold(body.data.page);
  else presence.leave(body.data.page);
  answerJson(outgoing, { ok: true });
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  rules: GuardRules,
  parts: LoopbackParts,
): Promise<void> {
  const { method = '', url = '', rawHeaders } = incoming;
  const verdict = judge({ method, target: url, rawHeaders }, rules);
  if (!verdict.ok) return refuse(outgoing, verdict.status);
  switch (verdict.door) {
    case 'exchange':
      return await exchange(incoming, outgoing, parts.session);
    case 'reopen':
      parts.reopen();
      return answerJson(outgoing, { ok: true });
    case 'presence':
      return await notePresence(incoming, outgoing, verdict.path, parts.presence);
    case 'app':
      if (verdict.path === '/events') outgoing.once('close', parts.presence.arrive());
      return await carry(incoming, outgoing, `http://${rules.authority}`, parts.fetch);
    case 'asset':
      return await carry(incoming, outgoing, `http://${rules.authority}`, parts.fetch);
    default:
      return unreachable(verdict.door);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((ready, fail) => {
    server.once('error', () =>
      fail(
        new Failure({
          code: 'IoError',
          message: `Port ${port} is taken.`,
          hint: 'Choose another with --port, or leave it out.',
        }),
      ),
    );
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      ready((server.address() as AddressInfo).port);
    });
  });
}

/** Serves the app on this machine's loopback address. Every request passes the guard before a byte of its body is read. */
export async function serveLoopback(parts: LoopbackParts): Promise<Loopback> {
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 10_000,
    keepAliveTimeout: 60_000,
    requireHostHeader: true,
  });
  server.maxConnections = 200;
  const port = await listen(server, parts.port);
  const { session } = parts;
  const rules: GuardRules = {
    authority: `127.0.0.1:${port}`,
    isSession: (token) => session.isSession(token),
    isPrint: (token, id) => session.isPrint(token, id),
    isLauncher: (token) => session.isLauncher(token),
  };
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answer(incoming, outgoing, rules, parts).catch(() => {
      if (outgoing.headersSent) outgoing.destroy();
      else refuse(outgoing, 500);
    });
  };
  server.on('request', handle);
  // Asked for permission to send a body: the guard answers before it comes.
  server.on('checkContinue', (incoming, outgoing) => {
    const { method = '', url = '', rawHeaders } = incoming;
    if (judge({ method, target: url, rawHeaders }, rules).ok) outgoing.writeContinue();
    handle(incoming, outgoing);
  });
  server.on('upgrade', (_incoming, socket) => socket.destroy());
  server.on('connect', (_incoming, socket) => socket.destroy());
  server.on('clientError', (error, socket) => {
    const large = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
    const status = large ? '431 Request Header Fields Too Large' : '400 Bad Request';
    if (socket.writable)
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    else socket.destroy();
  });
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { origin: `http://${rules.authority}`, port, close };
}
