import type { LocalDate } from '../kernel/local-date.ts';
import { type RepurposeStep, repurposePlan } from '../playbooks/campaign-repurposing.ts';
import { type DatedStep, datedSteps } from '../playbooks/timeline.ts';

/** The six reuses of a webinar with their due dates and an owner (S36.1): event + 1 / 7 / 7 / 14 / 14 / 14 days. */
export function repurposeTasks(
  event: LocalDate,
  owner: string | null = null,
): DatedStep<RepurposeStep>[] {
  return datedSteps(
    repurposePlan.map((step) => ({ ...step, owner })),
    event,
  );
}
