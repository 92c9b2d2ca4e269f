import { z } from 'zod';
import { failureCodes } from '../../../../src/shared/kernel/failure.ts';
import { guardNames } from '../../../../src/shared/kernel/guards.ts';

// What other programs read: the names and shapes of the command line's contract, written down a second time here so
// that a change of the code's own types can't change them unseen. Strict: a field more is a decision, made here too.

const text = z.string().min(1);
const count = z.number().int().min(0);
const scalar = z.union([z.string(), z.number(), z.null()]);
const day = z.iso.date();
const instant = z.iso.datetime();
const lineNote = z.strictObject({ line: count, reason: text });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const guard = z.strictObject({
  name: z.enum(guardNames),
  message: text,
  evidence: z.array(z.string()),
});

export const failure = z.strictObject({
  error: z.strictObject({
    code: z.enum(failureCodes),
    message: text,
    hint: text,
    reason: text.optional(),
    field: z.string().optional(),
    guards: z.array(guard).optional(),
  }),
});

const ask = z.strictObject({
  question: text,
  options: z.array(z.string()),
  column: z.string().optional(),
});
const warning = z.strictObject({ code: text, message: text });

export const inspection = z.strictObject({
  encoding: text,
  bom: z.boolean(),
  delimiter: z.enum([',', ';', '\t', '|']),
  quote: z.enum(['"', "'"]).nullable(),
  newline: z.enum(['\n', '\r\n', '\r', 'mixed']).nullable(),
  header: z.array(z.string()),
  columns: z.array(z.string()),
  rowCount: count,
  dropped: z.array(lineNote),
  rejected: z.array(lineNote),
  warnings: z.array(warning),
  ask: z.array(ask),
  rows: z.array(z.array(z.string())).optional(),
});

const counts = z.strictObject({
  rows: count,
  rejected: count,
  repeated: count,
  conflicts: count,
  new: count,
  changed: count,
  unchanged: count,
  vanished: count,
});

export const imported = z.strictObject({
  import: text.nullable(),
  planHash: sha256,
  source: text,
  counts,
  changedFields: z.record(z.string(), count),
  rejected: z.array(lineNote),
  conflicts: z.array(
    z.strictObject({ key: text, field: text, base: scalar, mine: scalar, theirs: scalar }),
  ),
  matches: z.array(z.strictObject({ key: text, candidates: z.array(z.looseObject({ id: text })) })),
  guards: z.array(guard),
  keys: z
    .strictObject({ new: z.array(text), changed: z.array(text), vanished: z.array(text) })
    .optional(),
  applied: z.boolean(),
  // Beyond the contract.
  warnings: z.array(warning),
  ask: z.array(ask),
  recipe: z.looseObject({ entity: text, source: text, key: z.array(text) }),
  plan: text.nullable(),
  change: count.nullable(),
});

export const imports = z.array(
  z.strictObject({
    import: text,
    source: text,
    entity: text,
    file: text,
    sha256,
    at: instant,
    asOf: day.nullable(),
    counts,
    undone: z.boolean(),
    change: count,
  }),
);

export const undone = z.strictObject({
  reversed: count,
  kept: z.array(z.strictObject({ why: text, count, first: z.array(z.string()) })),
  failed: z.array(text),
  change: count.nullable(),
});

export const records = z.array(z.record(z.string(), scalar));

const from = z.strictObject({ source: text, file: text.nullable(), rows: count });
const metric = z.strictObject({
  value: z.union([z.number(), z.string(), z.null()]),
  unit: z.enum(['money', 'percent', 'count', 'days', 'hours', 'score', 'date', 'text']),
  asOf: day.nullable(),
  coverage: z.number().min(0).max(100),
  from: z.array(from),
  basis: text.nullable(),
  note: text.nullable(),
  currency: text.optional(),
});

const dimension = z.looseObject({
  id: text,
  weight: z.number(),
  points: z.number().nullable(),
  max: z.number(),
  reason: text,
  evidence: z.array(z.looseObject({ rows: count })),
  asOf: day.nullable(),
  ageDays: z.number().nullable(),
});
const healthFields = {
  value: z.number().min(0).max(100).nullable(),
  status: z.enum(['published', 'unknown']),
  band: z.looseObject({ name: text }).nullable(),
  coverage: z.number().min(0).max(100),
  provisional: z.boolean(),
  dimensions: z.array(dimension).length(5),
};
const standing = z.strictObject({ name: text, index: count }).nullable();
const gap = z.looseObject({ measure: text, gap: z.number().nullable(), text });
const tierFields = {
  held: standing,
  earned: standing,
  next: z.discriminatedUnion('top', [
    z.looseObject({ top: z.literal(true), sentence: text }),
    z.looseObject({ top: z.literal(false), name: text, gaps: z.array(gap), sentence: text }),
  ]),
  steps: z.array(
    z.looseObject({ name: text, criteria: z.array(z.looseObject({ measure: text })) }),
  ),
  why: z.array(text),
  coverage: z.number().min(0).max(100),
};

export const partner = z.looseObject({
  id: text,
  key: text.nullable(),
  name: text,
  currency: text,
  quarter: text,
  metrics: z.record(z.string(), metric),
  health: z.looseObject(healthFields),
  tier: z.looseObject(tierFields),
  segment: z.looseObject({ name: text, reason: text }),
});

const whose = { id: text, key: text.nullable(), name: text };
export const health = z.looseObject({
  ...whose,
  ...healthFields,
  reasons: z.array(text).length(5),
});
export const tiers = z.looseObject({
  ...whose,
  ...tierFields,
  progress: z.number().min(0).max(100).nullable(),
  gaps: z.array(gap),
});

export const traced = z.strictObject({
  value: z.union([z.number(), z.string(), z.null()]),
  definition: text,
  rows: z.array(
    z.strictObject({
      source: text,
      file: text.nullable(),
      line: count.nullable(),
      value: z.union([z.number(), z.string(), z.null()]),
      label: z.string(),
      entity: text,
      id: text,
      date: z.string().nullable(),
      vanished: z.boolean(),
    }),
  ),
  metric: text,
  label: text,
  unit: text,
  quarter: text.nullable(),
  currency: text,
  basis: text.nullable(),
  note: text.nullable(),
  asOf: day.nullable(),
});

export const edited = z.strictObject({
  change: count.nullable(),
  id: text,
  changed: z.array(text),
});

export const takenBack = z.strictObject({
  change: count.nullable(),
  reversed: count,
  kept: z.array(z.looseObject({ why: text, count })),
});

export const history = z.array(
  z.strictObject({
    at: instant,
    field: text.nullable(),
    old: scalar,
    new: scalar,
    from: text,
    change: text,
    label: text,
  }),
);

const qbrRow = {
  qbr: text,
  partner: z.strictObject({ id: text, name: text, key: text.nullable() }),
  quarter: text,
  meetsAt: text,
  status: z.enum(['planned', 'held', 'cancelled']),
};
export const qbrs = z.array(z.looseObject(qbrRow));
export const qbr = z.looseObject({
  ...qbrRow,
  checklist: z
    .array(z.looseObject({ item: text, due: text, done: z.boolean(), title: text }))
    .min(10),
  pack: z.looseObject({
    partner: text,
    quarter: text,
    currency: text,
    sections: z.array(
      z.looseObject({
        title: text,
        fields: z.array(
          z.looseObject({ id: text, label: text, text: z.string(), unit: text, value: scalar }),
        ),
      }),
    ),
  }),
});

export const deck = z.strictObject({ file: text, pages: count, bytes: count, ms: count });
export const sample = z.strictObject({ partners: count, deals: count });

export const backup = z.strictObject({
  file: text,
  counter: count,
  at: instant,
  reason: text,
  bytes: count,
  sha256,
  tables: z.record(z.string(), count),
});
export const restored = z.strictObject({
  file: text,
  backup: text.nullable(),
  aside: text.nullable(),
});

export const check = z.strictObject({
  ok: z.boolean(),
  integrity: text,
  foreignKeys: count,
  search: count,
  derived: count,
  hash: sha256,
  tables: z.record(z.string(), z.strictObject({ rows: count, hash: sha256 })),
});
