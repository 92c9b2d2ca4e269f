import { z } from 'zod';

const stage = z.strictObject({
  name: z.string().min(1).max(60),
  meaning: z.string().min(1).max(200),
  /** Days a partner may stay before it is overdue; null = no limit. */
  limitDays: z.number().int().min(1).max(3660).nullable(),
});

const gate = z.strictObject({
  /** The first stage that asks for it. */
  stage: z.string().min(1),
  needs: z.literal('scorecard'),
  why: z.string().min(1),
});

/** A lifecycle as data (S04, G10): its stages in order, where its loop returns to, and what a stage asks for. */
export const lifecycleModelSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    name: z.string().min(1),
    stages: z.array(stage).min(2).max(20),
    returnsTo: z.string().nullable(),
    gate: gate.nullable(),
  })
  .superRefine(({ stages, returnsTo, gate: asked }, context) => {
    const names = stages.map(({ name }) => name);
    const fault = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (new Set(names).size !== names.length) fault('stages', 'Each stage needs its own name.');
    if (returnsTo !== null && !names.includes(returnsTo))
      fault('returnsTo', `The loop returns to "${returnsTo}", which is no stage.`);
    if (asked !== null && !names.includes(asked.stage))
      fault('gate', `The gate stands before "${asked.stage}", which is no stage.`);
  });

type Stage = z.infer<typeof stage>;
type Model = z.infer<typeof lifecycleModelSchema>;
export type LifecycleStage = Readonly<Stage>;
export type LifecycleModel = Readonly<Omit<Model, 'stages'>> & {
  readonly stages: readonly LifecycleStage[];
};
