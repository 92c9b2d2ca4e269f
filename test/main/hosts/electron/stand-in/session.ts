import type { Protocol, Session, WebRequest } from 'electron';
import { type Ledger, StandInEvents, strict } from './ledger.ts';

type First<Method extends (...args: never[]) => unknown> = Parameters<Method>[0];
type Handler = Parameters<Protocol['handle']>[1];
type SessionMethods =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled';

/** Answers as the handlers that were set answer; where none was set, asking throws. */
export class StandInSession extends StandInEvents implements Pick<Session, SessionMethods> {
  readonly handlers = new Map<string, (...args: never[]) => unknown>();
  readonly schemes = new Map<string, Handler>();
  readonly webRequest: Pick<WebRequest, 'onBeforeRequest'>;
  readonly protocol: Pick<Protocol, 'handle'>;

  constructor(ledger: Ledger, isPrivileged: (scheme: string) => boolean) {
    super(ledger, 'Session');
    this.webRequest = strict('webRequest', {
      onBeforeRequest: (...args: unknown[]) => this.#keep('onBeforeRequest', args.at(-1)),
    });
    this.protocol = strict('protocol', {
      handle: (scheme: string, handler: Handler) => {
        ledger.onlyAfterReady('protocol.handle', [scheme]);
        if (!isPrivileged(scheme)) throw new Error(`The scheme ${scheme} has no privileges`);
        if (this.schemes.has(scheme)) throw new Error(`The scheme ${scheme} is handled already`);
        this.schemes.set(scheme, handler);
      },
    });
  }

  setPermissionRequestHandler(handler: First<Session['setPermissionRequestHandler']>): void {
    this.#keep('setPermissionRequestHandler', handler);
  }

  setPermissionCheckHandler(handler: First<Session['setPermissionCheckHandler']>): void {
    this.#keep('setPermissionCheckHandler', handler);
  }

  setDevicePermissionHandler(handler: First<Session['setDevicePermissionHandler']>): void {
    this.#keep('setDevicePermissionHandler', handler);
  }

  setDisplayMediaRequestHandler(handler: First<Session['setDisplayMediaRequestHandler']>): void {
    this.#keep('setDisplayMediaRequestHandler', handler);
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.ledger.onlyAfterReady('session.setSpellCheckerEnabled', [enable]);
  }

  /** Calls a handler as Chromium would; the typed first arguments are not needed by a handler that refuses all. */
  ask(handler: string, ...args: unknown[]): unknown {
    const kept = this.handlers.get(handler);
    if (kept === undefined)
      throw new Error(`No ${handler} was set: Electron would decide by itself`);
    return Reflect.apply(kept, undefined, args);
  }

  /** What a page of this session gets for an address. */
  async fetch(request: Request): Promise<Response> {
    const handler = this.schemes.get(new URL(request.url).protocol.replace(':', ''));
    if (handler === undefined) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${request.url}`);
    return await handler(request);
  }

  #keep(name: string, handler: unknown): void {
    this.ledger.onlyAfterReady(`session.${name}`, []);
    if (typeof handler !== 'function') throw new Error(`session.${name} was cleared`);
    this.handlers.set(name, (...args) => Reflect.apply(handler, undefined, args));
  }
}
