import { z } from 'zod';
import { entityNames } from '../../../shared/book/entities.ts';
import { countsSchema } from '../../../shared/book/plan.ts';

const ofSource = {
  source: z.string(),
  /** The source's number: it stays when the source is renamed, or a renaming is taken back. */
  sourceId: z.number().optional(),
};

/** A folder whose new files of one source and entity are planned by themselves. */
export const watchedFolderSchema = z.object({
  ...ofSource,
  entity: z.enum(entityNames),
  folder: z.string(),
  /** File names with `*` and `?`, several separated by commas. */
  pattern: z.string(),
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;

const seen = { path: z.string(), bytes: z.number(), mtimeMs: z.number() };

/** A file of a watched folder that was looked into; one and the same while its size and time stay. */
export const watchedFileSchema = z.object({
  id: z.string(),
  ...ofSource,
  entity: z.enum(entityNames),
  ...seen,
  at: z.string(),
  state: z.discriminatedUnion('kind', [
    /** Planned, and waiting for a person's yes. */
    z.object({
      kind: z.literal('waiting'),
      plan: z.string(),
      sha256: z.string(),
      counts: countsSchema,
      guards: z.array(z.string()),
    }),
    /** Not of the shape its source has; why. */
    z.object({ kind: z.literal('look'), why: z.string() }),
    z.object({ kind: z.literal('imported') }),
    /** A newer file of the same source stands for it. */
    z.object({ kind: z.literal('older') }),
    /** A person does not want it. */
    z.object({ kind: z.literal('dismissed') }),
  ]),
});
export type WatchedFile = z.infer<typeof watchedFileSchema>;

/** What looking into one file said. */
export type Verdict = Extract<WatchedFile['state'], { kind: 'waiting' | 'look' | 'imported' }>;

/** A file as its folder lists it. */
export interface Listed {
  path: string;
  name: string;
  bytes: number;
  mtimeMs: number;
}

export type Listing =
  | { kind: 'files'; files: Listed[] }
  /** Not there, not a folder, not readable, or not answering; one sentence. */
  | { kind: 'trouble'; message: string };

const readable = /\.(csv|tsv|tab|txt|xlsx)$/i;
const unfinished = /^[.~]|\.(part|tmp|crdownload|download|partial)$/i;

/** Whether a name is one of those watched for. Files that are being written, and kinds that are never read, are not. */
export function isWatched(name: string, pattern: string): boolean {
  if (!readable.test(name) || unfinished.test(name)) return false;
  return pattern
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .some((part) => matcher(part).test(name));
}

function matcher(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'iu');
}

/** A name's size and time as one look saw them, and when. */
export interface Glimpse {
  bytes: number;
  mtimeMs: number;
  since: number;
}

export interface Decision {
  /** New, and at rest: to be looked into, the newest first (or the oldest first, where every file counts). */
  ready: Listed[];
  /** Some are still being written: look again. */
  settling: boolean;
  /** What this look saw, for the next one. */
  glimpses: ReadonlyMap<string, Glimpse>;
  /** Of the known files, those that are still there as they were. */
  still: WatchedFile[];
}

export interface Situation {
  files: readonly Listed[];
  known: readonly WatchedFile[];
  glimpses: ReadonlyMap<string, Glimpse>;
  /** Milliseconds. */
  now: number;
  /** How long a file's size and time must stand still. */
  settleMs: number;
  /** Each file brings rows of its own; otherwise the newest stands for all. */
  everyFile: boolean;
}

/** What to do about a folder: a file is looked into once it has been at rest, and once only. */
export function decideFolder(situation: Situation): Decision {
  const { files, known, now, settleMs, everyFile } = situation;
  const glimpses = new Map(files.map((file) => [file.path, glimpse(file, situation)] as const));
  const still = known.filter((one) => files.some((file) => isSame(one, file)));
  const fresh = files.filter((file) => !still.some((one) => isSame(one, file)));
  const atRest = (file: Listed) => now - (glimpses.get(file.path)?.since ?? now) >= settleMs;
  const ready = fresh.filter((file) => file.bytes > 0 && atRest(file));
  ready.sort((a, b) => (everyFile ? a.mtimeMs - b.mtimeMs : b.mtimeMs - a.mtimeMs));
  return { ready, settling: fresh.some((file) => !atRest(file)), glimpses, still };
}

function glimpse(file: Listed, { glimpses, now }: Situation): Glimpse {
  const before = glimpses.get(file.path);
  const rests = before?.bytes === file.bytes && before.mtimeMs === file.mtimeMs;
  return { bytes: file.bytes, mtimeMs: file.mtimeMs, since: rests ? before.since : now };
}

function isSame(known: Omit<Glimpse, 'since'> & { path: string }, file: Listed): boolean {
  return known.path === file.path && known.bytes === file.bytes && known.mtimeMs === file.mtimeMs;
}

/** Once a newer file of the same watch waits or came in, older ones that wait or need a look are passed over. */
export function passOver(files: readonly WatchedFile[], newest: WatchedFile): WatchedFile[] {
  const { kind } = newest.state;
  if (kind !== 'waiting' && kind !== 'imported') return [...files];
  return files.map((file) =>
    file.id !== newest.id &&
    file.mtimeMs < newest.mtimeMs &&
    (file.state.kind === 'waiting' || file.state.kind === 'look')
      ? { ...file, state: { kind: 'older' } }
      : file,
  );
}
