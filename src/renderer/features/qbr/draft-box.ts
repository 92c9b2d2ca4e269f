/** What is typed and not saved yet. `kept`: the book has it, and a crash loses none of it. */
export type DraftState = { text: string; status: 'typing' | 'kept' | 'failed' };

/** Puts a draft into the book; null forgets it. `leaving`: the page goes away right after. */
export type KeepDraft = (field: string, text: string | null, leaving: boolean) => Promise<void>;

/** From the first key to the book: with the way there well under the two seconds that are promised. */
export const keepAfterMs = 800;
const retryAfterMs = 2000;

/** The drafts of one QBR while its page is open. Sends what changed, in order, and tries again where that failed. */
export class DraftBox {
  readonly #keep: KeepDraft;
  readonly #states = new Map<string, DraftState>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** What was asked of the book last, by field: the next word waits for it, so that none overtakes another. */
  readonly #sent = new Map<string, Promise<void>>();
  readonly #listeners = new Set<() => void>();

  constructor(keep: KeepDraft, kept: readonly { field: string; text: string }[]) {
    this.#keep = keep;
    for (const { field, text } of kept) this.#states.set(field, { text, status: 'kept' });
  }

  read(field: string): DraftState | null {
    return this.#states.get(field) ?? null;
  }

  write(field: string, text: string): void {
    this.#set(field, { text, status: 'typing' });
    this.#later(field, keepAfterMs);
  }

  /** It was saved, or given up. */
  forget(field: string): void {
    this.#stop(field);
    if (!this.#states.delete(field)) return;
    this.#tell();
    void this.#send(field, null);
  }

  /** Frees the field for what is typed next. The book keeps the draft until `taken` says that its words are saved. */
  take(field: string): void {
    this.#stop(field);
    if (this.#states.delete(field)) this.#tell();
  }

  /** What was taken is saved; what was typed since is a draft of its own. */
  taken(field: string): void {
    if (!this.#states.has(field)) void this.#send(field, null);
  }

  /** What was taken could not be saved: it stands before what was typed since. */
  giveBack(field: string, text: string): void {
    const since = this.#states.get(field)?.text ?? '';
    this.write(field, since.trim() === '' ? text : `${text}\n${since}`);
  }

  /** Keeps at once what waits: a field was left. */
  flush(field: string): void {
    if (this.#timers.has(field)) this.#now(field);
  }

  /** The page goes away, or is hidden and may never come back: nothing can wait its turn. */
  leave(): void {
    for (const [field, { text, status }] of this.#states) {
      if (status !== 'kept') this.#keep(field, orNothing(text), true).catch(() => undefined);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #later(field: string, ms: number): void {
    if (!this.#timers.has(field))
      this.#timers.set(
        field,
        setTimeout(() => this.#now(field), ms),
      );
  }

  #now(field: string): void {
    this.#stop(field);
    const state = this.#states.get(field);
    if (state !== undefined) void this.#send(field, orNothing(state.text));
  }

  #send(field: string, text: string | null): Promise<void> {
    const before = this.#sent.get(field) ?? Promise.resolve();
    const sent = before.then(async () => {
      try {
        await this.#keep(field, text, false);
        this.#ended(field, text, 'kept');
      } catch {
        this.#ended(field, text, 'failed');
        if (this.#states.has(field)) this.#later(field, retryAfterMs);
      }
    });
    this.#sent.set(field, sent);
    return sent;
  }

  /** What was typed meanwhile is not in the book yet. */
  #ended(field: string, text: string | null, status: 'kept' | 'failed'): void {
    const state = this.#states.get(field);
    if (state !== undefined && orNothing(state.text) === text)
      this.#set(field, { ...state, status });
  }

  #set(field: string, state: DraftState): void {
    this.#states.set(field, state);
    this.#tell();
  }

  #stop(field: string): void {
    clearTimeout(this.#timers.get(field));
    this.#timers.delete(field);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function orNothing(text: string): string | null {
  return text.trim() === '' ? null : text;
}
