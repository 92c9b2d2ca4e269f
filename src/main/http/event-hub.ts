import type { AppEvent, JobState, LeaseState } from '../../shared/book/app-event.ts';
import type { ChangeEvent } from '../book/types.ts';

/** Changes remembered for clients that come back with `since`. */
const REMEMBERED = 500;
/** A client this many lines behind is let go; it comes back with `since`. */
const MOST_BEHIND = 1000;
const HEARTBEAT_MS = 15_000;

export interface HubState {
  seq: number;
  jobs: () => JobState[];
  lease: () => LeaseState;
}

interface Client {
  send(line: string): void;
}

/** `Omit` over each member of the union, so that the kinds stay apart. */
type WithoutSeq<Event> = Event extends unknown ? Omit<Event, 'seq'> : never;
type Passing = WithoutSeq<Extract<AppEvent, { kind: 'job' | 'lease' }>>;

/** One stream for everything that happens. Lines are NDJSON; a blank line now and then says "still here". */
export class EventHub {
  readonly #clients = new Set<Client>();
  readonly #changes: ChangeEvent[] = [];
  readonly #state: HubState;
  #seq: number;
  /** The oldest position a client can be brought up to date from. */
  #knownSince: number;

  constructor(state: HubState) {
    this.#state = state;
    this.#seq = state.seq;
    this.#knownSince = state.seq;
  }

  get clients(): number {
    return this.#clients.size;
  }

  changed(event: ChangeEvent): void {
    this.#seq = Math.max(this.#seq, event.seq);
    this.#changes.push(event);
    const dropped = this.#changes.length > REMEMBERED ? this.#changes.shift() : undefined;
    if (dropped !== undefined) this.#knownSince = dropped.seq;
    this.#tell(event);
  }

  passing(event: Passing): void {
    this.#tell({ ...event, seq: this.#seq });
  }

  /** Another book lies under the same name now (a restore): nothing a client knows holds. */
  reset(seq: number): void {
    this.#seq = seq;
    this.#knownSince = seq;
    this.#changes.length = 0;
    this.#tell(this.#greeting('reset'));
  }

  /** `since` null: a client that has just loaded everything. */
  stream(since: number | null): ReadableStream<Uint8Array<ArrayBuffer>> {
    const encoder = new TextEncoder();
    let leave: () => void = () => undefined;
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => {
          const send = (line: string) => {
            controller.enqueue(encoder.encode(line));
            if ((controller.desiredSize ?? 0) > -MOST_BEHIND) return;
            leave();
            controller.close();
          };
          const client = { send };
          const heartbeat = setInterval(() => send('\n'), HEARTBEAT_MS);
          heartbeat.unref();
          leave = () => {
            clearInterval(heartbeat);
            this.#clients.delete(client);
          };
          for (const event of this.#missed(since)) send(line(event));
          this.#clients.add(client);
        },
        cancel: () => leave(),
      },
      { highWaterMark: 16 },
    );
  }

  #missed(since: number | null): AppEvent[] {
    if (since === null) return [this.#greeting('hello')];
    if (since < this.#knownSince || since > this.#seq) return [this.#greeting('reset')];
    const missed = this.#changes.filter((event) => event.seq > since || isSameAge(event, since));
    // Last, since its seq is the newest: a client cut off before it comes back for the rest.
    return [...missed, this.#greeting('hello')];
  }

  #greeting(kind: 'hello' | 'reset'): AppEvent {
    return { kind, seq: this.#seq, jobs: this.#state.jobs(), lease: this.#state.lease() };
  }

  #tell(event: AppEvent): void {
    const text = line(event);
    for (const client of [...this.#clients]) client.send(text);
  }
}

/** Derived values were rebuilt, nobody's change: told under the newest change's number, perhaps a second time. */
function isSameAge(event: ChangeEvent, since: number): boolean {
  return event.seq === since && event.entities.length === 0;
}

function line(event: AppEvent): string {
  return `${JSON.stringify(event)}\n`;
}
