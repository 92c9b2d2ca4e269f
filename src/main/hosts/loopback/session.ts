import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, 43 url-safe characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes as long for a wrong token as for a right one, whatever their lengths. */
export function sameToken(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** One launch's secrets: the token, the codes that can still be exchanged for it, and the pages being printed. */
export class Session {
  readonly #token = newToken();
  readonly #launcher = newToken();
  readonly #codes = new Set<string>();
  readonly #prints = new Map<string, string>();
  readonly #usedUp: () => void;

  /** `usedUp` is told when a code was exchanged: whoever wants another page needs another code. */
  constructor(usedUp: () => void = () => undefined) {
    this.#usedUp = usedUp;
  }

  /** What a second launch of the same book shows us. */
  get launcher(): string {
    return this.#launcher;
  }

  /** A new one-time code: it opens one page, once. */
  newCode(): string {
    const code = newToken();
    this.#codes.add(code);
    return code;
  }

  /** The token for a code, which is then used up; null for anything else. */
  exchange(code: string): string | null {
    let found: string | null = null;
    for (const one of this.#codes) if (sameToken(one, code)) found = one;
    if (found === null) return null;
    this.#codes.delete(found);
    this.#usedUp();
    return this.#token;
  }

  isSession(token: string): boolean {
    return sameToken(token, this.#token);
  }

  isLauncher(token: string): boolean {
    return sameToken(token, this.#launcher);
  }

  isPrint(token: string, printId: string): boolean {
    const known = this.#prints.get(printId);
    return known !== undefined && sameToken(token, known);
  }

  /** Lets one print's page fetch its document, until the function returned is called. */
  allowPrint(printId: string, token: string): () => void {
    this.#prints.set(printId, token);
    return () => void this.#prints.delete(printId);
  }
}
