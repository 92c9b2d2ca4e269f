import { z } from 'zod';
import { type GuardFinding, guardFindingSchema } from '../kernel/guards.ts';
import { entityNames } from './entities.ts';
import { recipeSchema } from './recipe.ts';

/** A field's value as the book keeps it: text, a number (money in minor units), or null for unknown. */
export type Scalar = string | number | null;

const scalar = z.union([z.string(), z.number(), z.null()]);
const lineNote = z.object({ line: z.number(), reason: z.string() });
const count = z.number().int().min(0);

/** Rows by bucket: rows = rejected + repeated + conflicts + new + changed + unchanged. Vanished is beside them. */
export const countsSchema = z.object({
  rows: count,
  rejected: count,
  repeated: count,
  conflicts: count,
  new: count,
  changed: count,
  unchanged: count,
  vanished: count,
});
export type Counts = z.infer<typeof countsSchema>;

/** First and last starting line of a run of rows in the same bucket. */
const lineRange = z.tuple([z.number(), z.number()]);
export type LineRange = z.infer<typeof lineRange>;

const planFieldSchema = z.object({
  /** Field of the record as the log names it: `amount`, `partnerText`, `custom.region`. */
  field: z.string(),
  /** The file's column it came from. */
  column: z.string(),
  base: scalar,
  mine: scalar,
  theirs: scalar,
  decision: z.enum(['take', 'keep']),
  /** All three differ: `open` until a person decides, `settled` where the choice was made while planning. */
  conflict: z.enum(['open', 'settled']).nullable(),
  /** What the person typed instead of both, by field: written as an edit of theirs, above what the source said. */
  typed: z.record(z.string(), scalar).optional(),
});
export type PlanField = z.infer<typeof planFieldSchema>;

const planRowSchema = z.object({
  line: z.number(),
  key: z.string(),
  /** The source row; 0 where this source meets the record for the first time, under a shared key space. */
  rowId: z.number(),
  recordId: z.number(),
  /** Hash before and after, hex: apply stops where the first one is no longer there. */
  was: z.string(),
  hash: z.string(),
  bucket: z.enum(['changed', 'conflict', 'unchanged']),
  fields: z.array(planFieldSchema),
  /** Another key of a record that has the say by its own: what it says is kept, and moves nothing. */
  alias: z.boolean().optional(),
  /** Of a row that meets its record for the first time: what it says where the book says otherwise and stays. */
  said: z.record(z.string(), scalar).optional(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

/** Why a new row is probably a record of the book: an equal key, name, domain or address; or its key took another's place. */
const matchWhy = z.enum(['key', 'name', 'domain', 'email', 'renamed']);
export type MatchWhy = z.infer<typeof matchWhy>;

const candidateSchema = z.object({
  /** The record's id; of a row of the same file its key. */
  id: z.string(),
  name: z.string().nullable(),
  why: matchWhy,
  /** Where it is another new row of this file: its line. */
  line: z.number().optional(),
  /** The key this source knows it by, where that is why. */
  key: z.string().optional(),
});
export type MatchCandidate = z.infer<typeof candidateSchema>;

/** Records of the book that a new row probably is, for a person to decide. */
const matchSchema = z.object({
  key: z.string(),
  line: z.number(),
  /** What the new row calls itself. */
  name: z.string().nullable().default(null),
  candidates: z.array(candidateSchema),
});
export type ProbableMatch = z.infer<typeof matchSchema>;

/** A person's word on a probable match. `record` null with `same` false: none of them. */
export const matchAnswerSchema = z.object({
  key: z.string(),
  record: z.string().nullable(),
  same: z.boolean(),
});
export type MatchAnswer = z.infer<typeof matchAnswerSchema>;

/** The decisions: everything that is hashed. Equal file, recipe and book give an equal plan. */
export const decisionsSchema = z.object({
  version: z.literal(1),
  sha256: z.string(),
  bytes: count,
  entity: z.enum(entityNames),
  source: z.string(),
  recipe: recipeSchema,
  recipeHash: z.string(),
  asOf: z.string().nullable(),
  encoding: z.string(),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** The sheet of a workbook; its encoding is then `xlsx`. */
  sheet: z.string().nullable().default(null),
  header: z.array(z.string()),
  /** Decimal sign and date order of each column the recipe left open, as all its rows settled them. */
  settled: z.record(
    z.string(),
    z.object({
      decimal: z.enum(['.', ',']).optional(),
      date: z.string().optional(),
      percent: z.enum(['whole', 'fraction']).optional(),
    }),
  ),
  counts: countsSchema,
  changedFields: z.record(z.string(), count),
  newLines: z.array(lineRange),
  unchangedLines: z.array(lineRange),
  /** Source row and line of each unchanged row: the import's own line map, in base64. */
  unchangedRows: z.string(),
  /** The book's rows of this source and entity: how many, and the last one's id. Any other set makes the plan stale. */
  known: z.object({ rows: count, last: count }),
  /** Rows that are back after they had vanished, by source row. */
  returned: z.array(z.number()),
  rows: z.array(planRowSchema),
  rejected: z.array(lineNote.extend({ raw: z.string() })),
  repeated: z.array(lineNote),
  dropped: z.array(lineNote),
  /** Source rows missing from this file, and their keys. */
  vanished: z.array(z.object({ rowId: z.number(), recordId: z.number(), key: z.string() })),
  /** Some record has more than one key of this source. */
  shared: z.boolean().default(false),
  /** Source rows missing from this file whose record it holds under another key. */
  superseded: z.array(z.number()).default([]),
  /** Source rows that vanished before and of which the file does not say whether they are back: ids, or all of them. */
  unjudged: z.union([z.literal('all'), z.array(z.number())]).default([]),
  matches: z.array(matchSchema),
  /** What the person said of probable matches. */
  answers: z.array(matchAnswerSchema).default([]),
  guards: z.array(guardFindingSchema),
  /** Guards that no `--accept` passes. */
  absolute: z.array(z.string()),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  ask: z.array(
    z.object({
      question: z.string(),
      options: z.array(z.string()),
      column: z.string().optional(),
      setting: z.enum(['date', 'decimal', 'percent', 'currency']).optional(),
    }),
  ),
});
export type Decisions = z.infer<typeof decisionsSchema>;

/** A plan as it lies beside the book: the decisions, and where and when they were made. */
export const planSchema = z.object({
  id: z.string(),
  planHash: z.string(),
  /** The file, pinned. */
  path: z.string(),
  file: z.string(),
  createdAt: z.string(),
  /** The book's last change when the plan was made. */
  position: count,
  decisions: decisionsSchema,
});
export type Plan = z.infer<typeof planSchema>;

export type PlanBucket =
  | 'new'
  | 'changed'
  | 'unchanged'
  | 'conflict'
  | 'rejected'
  | 'repeated'
  | 'vanished';

/** The result of `import`, planned or applied (cli.md). */
export interface ImportResult {
  import: string | null;
  planHash: string;
  source: string;
  counts: Counts;
  changedFields: Record<string, number>;
  rejected: { line: number; reason: string }[];
  conflicts: { key: string; field: string; base: Scalar; mine: Scalar; theirs: Scalar }[];
  matches: { key: string; candidates: ProbableMatch['candidates'] }[];
  guards: GuardFinding[];
  keys?: { new: string[]; changed: string[]; vanished: string[] };
  warnings: { code: string; message: string }[];
  ask: {
    question: string;
    options: string[];
    column?: string | undefined;
    setting?: 'date' | 'decimal' | 'percent' | 'currency' | undefined;
  }[];
  recipe: z.infer<typeof recipeSchema>;
  /** The plan's place; null once it was applied. */
  plan: string | null;
  /** The change that wrote it, where it was applied. */
  change: number | null;
  applied: boolean;
}
