import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../../shared/kernel/failure.ts';
import type { Book } from '../../book/types.ts';
import { savedRecipe } from '../recipes/recipe-choice.ts';
import {
  decideFolder,
  type Glimpse,
  type Listed,
  passOver,
  type Verdict,
  type WatchedFile,
  type WatchedFolder,
} from './watch.ts';
import type { WatchedInput } from './watch-job.ts';
import { listFolder } from './watch-listing.ts';
import { watchedFile } from './watch-overview.ts';
import { keepFiles, keepFolders, watchedFiles, watchedFolders } from './watch-store.ts';

export interface WatcherParts {
  book: Book;
  /** ISO instant. */
  now: () => string;
  newId: () => string;
  /** What went wrong unexpectedly, for the log. */
  warn: (error: unknown) => void;
  /** Looks into one file on another thread. */
  lookInto: (input: WatchedInput) => Promise<Verdict>;
  /** Until no job holds the book. */
  whenFree: () => Promise<void>;
  /** Something about the watched folders is not as it was. */
  changed: () => void;
  limits?: WatcherLimits;
}

export interface WatcherLimits {
  /** How long a file stands still before it is read. */
  settleMs: number;
  /** How long a folder may take to answer. */
  answerMs: number;
  /** How often it is looked at without being asked. */
  everyMs: number;
}

const usual: WatcherLimits = { settleMs: 1500, answerMs: 5000, everyMs: 180_000 };

/** Of one folder in one go; the rest comes with the next look. */
const mostAtOnce = 10;

const keyOf = ({ source, entity }: Pick<WatchedFolder, 'source' | 'entity'>) =>
  `${entity}\n${source}`;

/**
 * Looks after the watched folders: a new file of a known shape is planned by itself and waits for a yes. Nothing is
 * applied. The folders are asked without holding up this thread; files are read by the jobs worker.
 */
export class Watcher {
  readonly #parts: WatcherParts;
  readonly #limits: WatcherLimits;
  readonly #closing = new AbortController();
  readonly #glimpses = new Map<string, ReadonlyMap<string, Glimpse>>();
  readonly #troubles = new Map<string, string>();
  readonly #bells = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(parts: WatcherParts) {
    this.#parts = parts;
    this.#limits = parts.limits ?? usual;
  }

  /** What keeps a folder from being looked at, by its source and entity; null where nothing does. */
  troubleOf(folder: Pick<WatchedFolder, 'source' | 'entity'>): string | null {
    return this.#troubles.get(keyOf(folder)) ?? null;
  }

  /** Looks now, every few minutes, and when a folder says that something changed, until it is closed. */
  start(): void {
    this.#timer = setInterval(() => void this.look(), this.#limits.everyMs);
    this.#timer.unref();
    void this.look();
  }

  /** Looks at every folder; resolves once what is there is known. One look at a time: asking meanwhile means once more. */
  look(): Promise<void> {
    this.#again = this.#running !== null;
    this.#running ??= this.#looks().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Ends it: timers, folders that are listened to, and a look under way, which is awaited. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const bell of this.#bells.values()) bell.close();
    this.#bells.clear();
    await this.#running;
  }

  /** Watches a folder, in place of the one before of the same source and entity. */
  set(folder: WatchedFolder): void {
    const others = this.#folders().filter((one) => keyOf(one) !== keyOf(folder));
    keepFolders(this.#parts.book, [...others, folder]);
    this.#forget(folder);
  }

  /** Stops watching, and forgets what was found there. */
  remove(folder: Pick<WatchedFolder, 'source' | 'entity'>): void {
    keepFolders(
      this.#parts.book,
      this.#folders().filter((one) => keyOf(one) !== keyOf(folder)),
    );
    this.#forget(folder);
  }

  /** A source has another name now. What waited was planned under the old one, and is looked into anew. */
  renamed(name: string): void {
    const { book, changed } = this.#parts;
    keepFiles(
      book,
      watchedFiles(book.read).filter(
        (one) => one.source !== name || one.state.kind === 'dismissed',
      ),
    );
    changed();
    void this.look();
  }

  /** Looks into a file once more, since the book has changed; answers its new state. */
  async replan(id: string): Promise<WatchedFile['state']> {
    const file = watchedFile(this.#parts.book.read, id);
    const { path, source, entity } = file;
    const state = await this.#parts.lookInto({ path, source, entity });
    await this.#setState(id, state);
    return state;
  }

  /** A person does not want it: it is not offered again while it stays as it is. */
  dismiss(id: string): Promise<void> {
    return this.#setState(id, { kind: 'dismissed' });
  }

  /** The same, by the plan that waits; nothing where it is no plan of a watched folder. */
  async dismissPlan(plan: string): Promise<void> {
    const file = watchedFiles(this.#parts.book.read).find(
      ({ state }) => state.kind === 'waiting' && state.plan === plan,
    );
    if (file !== undefined) await this.dismiss(file.id);
  }

  async #setState(id: string, state: WatchedFile['state']): Promise<void> {
    const { book, whenFree, changed } = this.#parts;
    await whenFree();
    const files = watchedFiles(book.read);
    keepFiles(
      book,
      files.map((one) => (one.id === id ? { ...one, state } : one)),
    );
    changed();
  }

  #forget(folder: Pick<WatchedFolder, 'source' | 'entity'>): void {
    const { book } = this.#parts;
    this.#troubles.delete(keyOf(folder));
    this.#glimpses.delete(keyOf(folder));
    keepFiles(
      book,
      watchedFiles(book.read).filter((one) => keyOf(one) !== keyOf(folder)),
    );
    this.#parts.changed();
  }

  #folders(): WatchedFolder[] {
    return watchedFolders(this.#parts.book.read);
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  async #looks(): Promise<void> {
    try {
      do {
        this.#again = false;
        let settling = await this.#lookOnce();
        while (settling && !this.#closed) {
          await pause(this.#limits.settleMs, undefined, { signal: this.#closing.signal });
          settling = await this.#lookOnce();
        }
      } while (this.#again && !this.#closed);
    } catch (error) {
      // A book that is let go of for a restore, or shut: the next look finds it again.
      if (error instanceof Failure || this.#closed) return;
      this.#parts.warn(error);
    }
  }

  /** True where a file is still being written. */
  async #lookOnce(): Promise<boolean> {
    let settling = false;
    const folders = this.#parts.book.readOnly === null ? this.#folders() : [];
    this.#listenTo(folders);
    for (const folder of folders) {
      if (this.#closed) return false;
      settling = (await this.#lookAt(folder)) || settling;
    }
    return settling;
  }

  async #lookAt(folder: WatchedFolder): Promise<boolean> {
    const { book, now } = this.#parts;
    const key = keyOf(folder);
    const listing = await listFolder(folder.folder, folder.pattern, this.#limits.answerMs);
    if (this.#closed) return false;
    this.#noteTrouble(key, listing.kind === 'trouble' ? listing.message : null);
    if (listing.kind === 'trouble') return false;
    const own = watchedFiles(book.read).filter((one) => keyOf(one) === key);
    const everyFile = savedRecipe(book.read, folder.source, folder.entity)?.vanished === 'keep';
    const decision = decideFolder({
      files: listing.files,
      known: own,
      glimpses: this.#glimpses.get(key) ?? new Map(),
      now: Date.parse(now()),
      settleMs: this.#limits.settleMs,
      everyFile,
    });
    this.#glimpses.set(key, decision.glimpses);
    this.#listen(folder.folder);
    if (decision.still.length < own.length) await this.#keep(folder, () => decision.still);
    await this.#lookIntoAll(folder, decision.ready.slice(0, mostAtOnce), everyFile);
    return decision.settling;
  }

  /** Newest first, until one is of the right shape: it stands for the older ones, which are passed over unread. */
  async #lookIntoAll(folder: WatchedFolder, ready: Listed[], everyFile: boolean): Promise<void> {
    let stands: WatchedFile | null = null;
    for (const file of ready) {
      if (this.#closed) return;
      const found: WatchedFile =
        stands === null ? await this.#lookInto(folder, file) : this.#fileOf(folder, file);
      await this.#keep(folder, (files) => {
        const all = [...files.filter(({ path }) => path !== file.path), found];
        return everyFile ? all : passOver(all, found);
      });
      if (!everyFile && (found.state.kind === 'waiting' || found.state.kind === 'imported'))
        stands = found;
    }
  }

  async #lookInto(folder: WatchedFolder, file: Listed): Promise<WatchedFile> {
    const { source, entity } = folder;
    const state = await this.#parts.lookInto({ path: file.path, source, entity });
    return { ...this.#fileOf(folder, file), state };
  }

  #fileOf({ source, entity }: WatchedFolder, { path, bytes, mtimeMs }: Listed): WatchedFile {
    const { now, newId } = this.#parts;
    const common = { id: newId(), source, entity, path, bytes, mtimeMs, at: now() };
    return { ...common, state: { kind: 'older' } };
  }

  /** Changes what is known of one folder, once nobody else writes. One that is not watched any more is left forgotten. */
  async #keep(
    folder: WatchedFolder,
    change: (files: WatchedFile[]) => WatchedFile[],
  ): Promise<void> {
    const { book, whenFree, changed } = this.#parts;
    await whenFree();
    if (this.#closed || !this.#folders().some((one) => isSame(one, folder))) return;
    const all = watchedFiles(book.read);
    const others = all.filter((one) => keyOf(one) !== keyOf(folder));
    keepFiles(book, [...others, ...change(all.filter((one) => keyOf(one) === keyOf(folder)))]);
    changed();
  }

  #noteTrouble(key: string, message: string | null): void {
    if ((this.#troubles.get(key) ?? null) === message) return;
    if (message === null) this.#troubles.delete(key);
    else this.#troubles.set(key, message);
    this.#parts.changed();
  }

  /** Stops listening to folders nobody watches any more. */
  #listenTo(folders: readonly WatchedFolder[]): void {
    for (const [path, bell] of this.#bells) {
      if (folders.some(({ folder }) => folder === path)) continue;
      bell.close();
      this.#bells.delete(path);
    }
  }

  /** Only a folder that has just answered: listening to one on a drive that hangs would hold up the thread. */
  #listen(path: string): void {
    if (this.#timer === null || this.#closed || this.#bells.has(path)) return;
    const drop = () => {
      this.#bells.get(path)?.close();
      this.#bells.delete(path);
    };
    try {
      const bell = watch(path, { persistent: false }, () => void this.look());
      bell.on('error', drop);
      this.#bells.set(path, bell);
    } catch {
      // Some drives cannot be listened to; the look every few minutes is enough.
    }
  }
}

function isSame(a: WatchedFolder, b: WatchedFolder): boolean {
  return keyOf(a) === keyOf(b) && a.folder === b.folder && a.pattern === b.pattern;
}
