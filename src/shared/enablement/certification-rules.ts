import { z } from 'zod';
import { descends } from '../kernel/bands.ts';

const level = z.enum(['101', '201', '301', '401']);
const text = z.string().min(1);
const percent = z.number().min(0).max(100);

const module = z.strictObject({
  name: text,
  minutes: z.number().int().min(1),
  topics: z.array(text).min(1),
});

/** How a certification is earned. `questions` null = the catalog names no number. */
const assessment = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('exam'),
    questions: z.number().int().min(1).nullable(),
    passPercent: percent,
  }),
  z.strictObject({ kind: z.literal('quiz') }),
  z.strictObject({ kind: z.literal('hands-on exam'), tasks: z.array(text).min(1) }),
  z.strictObject({ kind: z.literal('project') }),
  z.strictObject({ kind: z.literal('case study') }),
]);

const certification = z.strictObject({
  id: text,
  name: text,
  kind: z.enum(['sales', 'technical', 'expert']),
  audience: text,
  /** Training levels to finish first. */
  levels: z.array(level),
  modules: z.array(module),
  assessment,
  validMonths: z.number().int().min(1).max(120),
  unlocks: z.array(text),
});

/** A catalog of certifications as data (S86, G10). */
export const certificationCatalogSchema = z
  .strictObject({
    preset: text,
    name: text,
    version: z.number().int().min(1),
    certifications: z.array(certification).min(1),
    /** Days before the last valid day on which a reminder goes out, farthest first. */
    reminderDays: z.array(z.number().int().min(1)),
  })
  .refine(({ certifications }) => isUnique(certifications.map(({ id }) => id)), {
    path: ['certifications'],
    message: 'Each certification of a catalog needs its own id.',
  })
  .refine(({ reminderDays }) => descends(reminderDays.map((from) => ({ from }))), {
    path: ['reminderDays'],
    message: 'Reminders must run from the farthest day to the nearest.',
  });
export type CertificationCatalog = z.infer<typeof certificationCatalogSchema>;
export type Certification = CertificationCatalog['certifications'][number];

function isUnique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
