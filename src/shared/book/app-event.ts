import { z } from 'zod';
import { failureCodes } from '../kernel/failure.ts';
import { guardFindingSchema } from '../kernel/guards.ts';

/** How far long work is; `total` null while it is unknown. */
const jobProgress = z.object({
  label: z.string(),
  done: z.number(),
  total: z.number().nullable(),
});

const failureData = z.object({
  code: z.enum(failureCodes),
  message: z.string(),
  hint: z.string(),
  reason: z.string().exactOptional(),
  field: z.string().exactOptional(),
  guards: z.array(guardFindingSchema).exactOptional(),
});

/** Long work as the page sees it: named by id, its result asked for by a call. */
export const jobState = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  progress: jobProgress.nullable(),
  failure: failureData.nullable(),
});

const seq = z.number().int().nonnegative();

/** Who may write: while a job holds the book, edits queue, and the page says so. */
const leaseState = z.object({ held: z.boolean(), label: z.string() });

/**
 * One line of the event stream. `seq` is the newest change's id. A stream begins with the changes after `since` and
 * then `hello`; or with `reset`, where those are no longer known and everything must be fetched again. Both carry
 * what is under way.
 */
export const appEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), seq, jobs: z.array(jobState), lease: leaseState }),
  z.object({ kind: z.literal('reset'), seq, jobs: z.array(jobState), lease: leaseState }),
  z.object({
    kind: z.literal('change'),
    seq,
    label: z.string(),
    /** Entities with new, changed or removed records. */
    entities: z.array(z.string()),
    /** Touched partners by public id; null means the whole book. */
    partners: z.array(z.string()).nullable(),
  }),
  z.object({ kind: z.literal('job'), seq, job: jobState }),
  z.object({ kind: z.literal('lease'), seq, held: z.boolean(), label: z.string() }),
]);

export type AppEvent = z.infer<typeof appEvent>;
export type JobState = z.infer<typeof jobState>;
export type LeaseState = z.infer<typeof leaseState>;
