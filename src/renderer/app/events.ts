import { type AppEvent, appEvent } from '../../shared/book/app-event.ts';
import { eventLines } from './event-lines.ts';
import { keepPresence } from './presence.ts';
import { apiFetch, session } from './session.ts';
import { createStore } from './store.ts';

/** `lost`: the host does not answer; the page keeps asking. */
export type Connection = 'connecting' | 'live' | 'lost';

export const connection = createStore<Connection>('connecting');

type Listener = (event: AppEvent) => void;

const RETRY_MS = [250, 500, 1000, 2000, 5000];
const LOCK = 'quarterdeck.events';

/**
 * What happens to the book, for this page. A browser opens six connections to a host, so the visible tabs share one
 * stream: whoever holds the lock reads it and passes each event on. A hidden page lets go, and catches up when it is
 * seen again. Events come in order, now and then one twice; after `reset` everything must be fetched again.
 */
export function listenToEvents(listener: Listener): () => void {
  const page = new EventPage(listener);
  page.start();
  return () => page.stop();
}

class EventPage {
  readonly #listener: Listener;
  readonly #channel = new BroadcastChannel(LOCK);
  readonly #look = () => this.#looked();
  #since: number | null = null;
  #seen: AbortController | null = null;
  #stopPresence: () => void = () => undefined;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  start(): void {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const event = appEvent.safeParse(data);
      if (event.success && this.#seen !== null) this.#take(event.data);
    });
    document.addEventListener('visibilitychange', this.#look);
    this.#stopPresence = keepPresence();
    this.#looked();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#seen?.abort();
    this.#seen = null;
    this.#stopPresence();
    this.#channel.close();
  }

  #looked(): void {
    const visible = document.visibilityState === 'visible';
    if (visible && this.#seen === null) {
      this.#seen = new AbortController();
      void this.#watch(this.#seen.signal);
    } else if (!visible) {
      this.#seen?.abort();
      this.#seen = null;
    }
  }

  /** While visible: waits its turn to read the stream, and meanwhile lives off the tab that does. */
  async #watch(signal: AbortSignal): Promise<void> {
    const taken = await navigator.locks.query();
    if (taken.held?.some(({ name }) => name === LOCK)) {
      await this.#read(signal, (event) => event.kind === 'hello' || event.kind === 'reset');
    }
    try {
      await navigator.locks.request(LOCK, { signal }, () => this.#readOn(signal));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #readOn(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted && session.get() !== 'closed'; failures++) {
      if (await this.#read(signal, () => false)) failures = 0;
      if (signal.aborted) return;
      connection.set('lost');
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 1000, signal);
    }
  }

  /** Reads until the stream ends, or `enough` says so. True where it said anything. */
  async #read(signal: AbortSignal, enough: (event: AppEvent) => boolean): Promise<boolean> {
    let heard = false;
    try {
      const body = JSON.stringify({ since: this.#since });
      const response = await apiFetch('/events', { body, signal });
      if (!response.ok || response.body === null) return false;
      for await (const event of eventLines(response.body)) {
        heard = true;
        connection.set('live');
        this.#take(event);
        if (enough(event)) return true;
        this.#channel.postMessage(event);
      }
    } catch {
      // The host went away, or this page was hidden: the next turn tells.
    }
    return heard;
  }

  #take(event: AppEvent): void {
    if (event.kind === 'change' && this.#since !== null && event.seq < this.#since) return;
    if (event.kind === 'change' || event.kind === 'hello' || event.kind === 'reset') {
      this.#since = event.seq;
    }
    connection.set('live');
    this.#listener(event);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      go();
    });
  });
}
