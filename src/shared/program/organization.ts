import { z } from 'zod';
import { bandOf, descends } from '../kernel/bands.ts';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { groupedCount } from '../kernel/words.ts';
import { programTools, type ToolNeed } from '../playbooks/organization.ts';

const stage = z.strictObject({
  from: z.number().int().min(1),
  name: z.string().min(1),
  focus: z.string().min(1),
  reportsTo: z.string().min(1),
});

/** Stages of a partner team by head count, from the largest down (S97). */
export const organizationRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    stages: z.array(stage).min(1),
  })
  .refine(({ stages }) => descends(stages), {
    path: ['stages'],
    message: 'Stages must run from the largest team down.',
  });
export type OrganizationRules = z.infer<typeof organizationRulesSchema>;

const startup = { focus: 'Validate the model, early wins', reportsTo: 'Sales or Marketing' };
const growth = { focus: 'Scale, standardize, hire', reportsTo: 'CRO' };

/** Team sizes between two stages are the lower one, growing; exactly 50 is Enterprise (S97.1, G1). */
export const standardOrganizationRules: OrganizationRules = {
  preset: 'Standard',
  version: 1,
  stages: [
    {
      from: 50,
      name: 'Enterprise',
      focus: 'Global, multi-track',
      reportsTo: 'Partnerships division',
    },
    {
      from: 20,
      name: 'Scale',
      focus: 'Efficiency, segmentation',
      reportsTo: 'Function of its own',
    },
    { from: 11, name: 'Growth growing', ...growth },
    { from: 5, name: 'Growth', ...growth },
    { from: 3, name: 'Startup growing', ...startup },
    { from: 1, name: 'Startup', ...startup },
  ],
};

export type OrganizationStage = OrganizationRules['stages'][number];

/** The stage of a partner team of so many people, a whole number from 0; nobody is no stage (S97.1). */
export function organizationStage(
  rules: OrganizationRules,
  people: number,
): Explained<OrganizationStage> {
  const found = bandOf(rules.stages, people);
  return explained({
    value: found,
    because: [
      because(
        found === null
          ? 'Nobody runs the program yet.'
          : `A team of ${groupedCount(people)}: ${found.name}.`,
      ),
    ],
    inputs: [{ name: 'People', value: people }],
    rule: 'S97.1',
    preset: rules.preset,
  });
}

/** The kinds of tool that are not in use, most needed first; `inUse` holds their ids (S97.2). */
export function toolGaps(inUse: ReadonlySet<string>): ToolNeed[] {
  return programTools.filter(({ id }) => !inUse.has(id));
}
