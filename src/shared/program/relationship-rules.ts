import { z } from 'zod';
import { platinumRelationship, relationshipRoles } from '../playbooks/relationship-cadences.ts';
import { cadences } from './cadence.ts';

const line = z.strictObject({
  role: z.enum(relationshipRoles),
  label: z.string().min(1),
  ours: z.string().min(1),
  cadence: z.enum(cadences),
});

/**
 * Relationship rules as data (S02, G10): the map a partner is held against and when silence warns. Cadences are
 * minimums; months are calendar months, hours run on the clock.
 */
export const relationshipRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    map: z.array(line).min(1),
    /** Fewer active partner-side contacts than this is single-threaded. */
    fewestContacts: z.number().int().min(1).max(20),
    /** Silence of this many months is a hard warning. */
    silentMonths: z.number().int().min(1).max(60),
    /** An inbound message unanswered for longer counts as unanswered. */
    answerHours: z.number().int().min(1).max(720),
  })
  .refine(({ map }) => new Set(map.map(({ role }) => role)).size === map.length, {
    path: ['map'],
    message: 'Each role stands once in the relationship map.',
  });
export type RelationshipRules = z.infer<typeof relationshipRulesSchema>;

/** The model relationship of S02: the Platinum map, two contacts, eight months, 48 hours. */
export const standardRelationshipRules: RelationshipRules = {
  preset: 'Model relationship',
  version: 1,
  map: [...platinumRelationship],
  fewestContacts: 2,
  silentMonths: 8,
  answerHours: 48,
};
