import { z } from 'zod';

/** What can stop an import until a person has looked: the names by which guards are passed (cli.md), in the order they are told. */
export const guardNames = [
  'rejected',
  'older',
  'gone',
  'cut',
  'ambiguous',
  'duplicates',
  'nearKeys',
  'twoSources',
] as const;

/** A guard that stops: one sentence for the person, and up to twenty lines of what it rests on. */
export const guardFindingSchema = z.object({
  name: z.enum(guardNames),
  message: z.string(),
  evidence: z.array(z.string()),
});
export type GuardFinding = z.infer<typeof guardFindingSchema>;
