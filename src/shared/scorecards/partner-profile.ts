import { z } from 'zod';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { compareRatios, ratioOf } from '../kernel/ratio.ts';
import { groupedCount } from '../kernel/words.ts';
import { idealPartnerExample } from '../playbooks/discovery-channels.ts';

const about = { id: z.string().min(1), name: z.string().min(1) };
const criterion = z.discriminatedUnion('kind', [
  z.strictObject({ ...about, kind: z.literal('yes-no') }),
  z.strictObject({ ...about, kind: z.literal('at-least'), atLeast: z.number() }),
]);

/** An ideal partner profile, written before anyone is approached (S74.2, G10). */
export const partnerProfileSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    criteria: z.array(criterion).min(1).max(30),
  })
  .refine(({ criteria }) => new Set(criteria.map(({ id }) => id)).size === criteria.length, {
    message: 'Each criterion needs its own id.',
    path: ['criteria'],
  });
export type PartnerProfile = z.infer<typeof partnerProfileSchema>;
type Criterion = PartnerProfile['criteria'][number];

/** Answers by criterion id: yes or no, or a number; missing or null is unknown. */
export type ProfileAnswers = Readonly<Record<string, boolean | number | null>>;

/** `value` = criteria met; those unknown are left out of `of` (G8). */
export type ProfileMatch = Explained<number> & {
  readonly of: number;
  readonly unmet: readonly string[];
  readonly unknown: readonly string[];
};

/** Holds a candidate against the ideal partner profile (S74.2). */
export function matchProfile(profile: PartnerProfile, answers: ProfileAnswers): ProfileMatch {
  const rows = profile.criteria.map((one) => ({
    ...one,
    met: isMet(one, answers[one.id] ?? null),
  }));
  const met = rows.filter((row) => row.met === true);
  const known = rows.filter((row) => row.met !== null);
  const reasons = met.map(({ name }) => ({ text: `${name}: met`, part: 1 }));
  const unmet = rows.filter((row) => row.met === false);
  return {
    ...explained({
      value: known.length === 0 ? null : met.length,
      because: [...reasons, ...unmet.map((row) => because(`${row.name}: ${shortfall(row)}`))],
      inputs: rows.map(({ id, name }) => ({ name, value: answers[id] ?? null })),
      rule: 'S74.2',
      preset: profile.preset,
    }),
    of: known.length,
    unmet: unmet.map(({ name }) => name),
    unknown: rows.filter((row) => row.met === null).map(({ name }) => name),
  };
}

/** A yes/no criterion is met by true; a figure by a number of at least so much; anything else is unknown. */
function isMet(criterion: Criterion, answer: boolean | number | null): boolean | null {
  if (criterion.kind === 'yes-no') return typeof answer === 'boolean' ? answer : null;
  return typeof answer === 'number'
    ? compareRatios(ratioOf(answer), ratioOf(criterion.atLeast)) >= 0
    : null;
}

function shortfall(criterion: Criterion): string {
  return criterion.kind === 'yes-no' ? 'not met' : `under ${groupedCount(criterion.atLeast)}`;
}

/** The profile to start from. */
export const exampleProfile: PartnerProfile = {
  preset: 'Example',
  version: 1,
  criteria: [...idealPartnerExample],
};
