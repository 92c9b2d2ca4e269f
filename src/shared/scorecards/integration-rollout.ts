import { z } from 'zod';
import { addDays, addMonths, type LocalDate } from '../kernel/local-date.ts';
import { progressPercent } from '../kernel/percent.ts';
import { ratio } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import {
  type IntegrationRhythm,
  integrationChoices,
  integrationRhythm,
  integrationRolloutSteps,
  type RolloutStep,
  roadmapCadenceMonths,
} from '../playbooks/integration-rollout.ts';
import { type DatedStep, datedSteps } from '../playbooks/timeline.ts';

export type RolloutPlan = {
  readonly steps: readonly (DatedStep<RolloutStep> & {
    /** First day of its first week. */
    readonly from: LocalDate;
    readonly done: boolean;
    readonly overdue: boolean;
  })[];
  readonly progressPercent: number;
  readonly launchedOn: LocalDate;
  readonly rule: 'S76.1';
};

/** The dated rollout (S76.1): week n ends 7n days after the start. `done` holds the ids of finished steps. */
export function rolloutPlan(
  start: LocalDate,
  done: ReadonlySet<string>,
  today: LocalDate,
): RolloutPlan {
  const steps = datedSteps(integrationRolloutSteps, start).map((step) => {
    const finished = done.has(step.id);
    const from = addDays(start, 7 * (step.weeks.first - 1));
    return { ...step, from, done: finished, overdue: !finished && step.due < today };
  });
  const finished = steps.filter((step) => step.done).length;
  return {
    steps,
    progressPercent: progressPercent(ratio(finished, steps.length)),
    launchedOn: addDays(start, Math.max(...steps.map(({ day }) => day))),
    rule: 'S76.1',
  };
}

export type RhythmDate = {
  readonly id: IntegrationRhythm;
  readonly task: string;
  readonly due: LocalDate;
};

/** The syncs, campaigns and reviews of so many months after the launch, in time order (S76.2). */
export function optimizationDates(launchedOn: LocalDate, months: number): RhythmDate[] {
  return Array.from({ length: months }, (_, at) => at + 1).flatMap((month) =>
    integrationRhythm
      .filter((rhythm) => month % rhythm.months === 0)
      .map(({ id, task }) => ({ id, task, due: addMonths(launchedOn, month) })),
  );
}

const words = (field: string) => z.string().trim().min(1, `${field} is needed.`);

/**
 * The integration framework sheet (S76.3). It cannot be completed without somebody who maintains the integration when
 * APIs change: that is the first cause of disputes.
 */
export const integrationSheetSchema = z.strictObject({
  type: z.enum(integrationChoices.type),
  valueToOurUsers: words('The value to our users'),
  valueToTheirUsers: words("The value to the partner's users"),
  dataFlow: z.enum(integrationChoices.dataFlow),
  auth: z.enum(integrationChoices.auth),
  maintenanceOwner: words('Who maintains the integration when APIs change'),
  revenue: z.enum(integrationChoices.revenue),
  exclusivity: z.enum(integrationChoices.exclusivity),
  roadmapEveryMonths: z.number().int().min(1).max(12).default(roadmapCadenceMonths),
  announcement: z.array(z.enum(integrationChoices.announcement)),
  setupGuide: z.boolean(),
  listing: z.array(z.enum(integrationChoices.listing)),
});
export type IntegrationSheet = z.infer<typeof integrationSheetSchema>;

export type SheetFault = { readonly field: string; readonly message: string };

/** Reads a sheet, or names every field that is still wrong and why (S76.4). */
export function completeSheet(draft: unknown): Result<IntegrationSheet, readonly SheetFault[]> {
  const read = integrationSheetSchema.safeParse(draft);
  if (read.success) return ok(read.data);
  return err(read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })));
}
