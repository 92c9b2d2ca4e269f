import { because, type Explained, explained } from '../kernel/explained.ts';
import { progressPercent } from '../kernel/percent.ts';
import { type Ratio, ratio } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import type { TrainingLevelId } from '../playbooks/certification-curriculum.ts';

/** One module a person was assigned. `minutes` logged on it; null = not logged (G8). */
export type AssignedModule = {
  readonly person: string;
  readonly level: TrainingLevelId;
  readonly module: string;
  readonly required: boolean;
  readonly done: boolean;
  readonly minutes: number | null;
};

export type LevelProgress = {
  readonly level: TrainingLevelId;
  readonly done: number;
  readonly assigned: number;
};

/** `value` = required modules done / required modules assigned, exactly; null when none is assigned. */
export type TrainingProgress = Explained<Ratio> & {
  readonly percent: number | null;
  readonly loggedMinutes: number;
  readonly levels: readonly LevelProgress[];
};

/**
 * Completion and logged time over assigned modules (S85.2, S85.3): of one person, or of a whole partner. Optional
 * modules add their time and do not count for completion.
 */
export function trainingProgress(modules: readonly AssignedModule[]): TrainingProgress {
  const required = modules.filter((one) => one.required);
  const done = required.filter((one) => one.done).length;
  const share = required.length === 0 ? null : ratio(done, required.length);
  const logged = modules.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const levels = [...new Set(required.map(({ level }) => level))]
    .sort()
    .map((level) => levelProgress(level, required));
  const all = plural(required.length, 'required module');
  return {
    ...explained<Ratio>({
      value: share,
      because: [
        because(share === null ? 'No required module is assigned.' : `${done} of ${all} done.`),
        because(`${plural(logged, 'minute')} logged.`),
      ],
      inputs: modules.map(({ person, module, minutes }) => ({
        name: `${person}, ${module}: minutes`,
        value: minutes,
      })),
      rule: 'S85.2',
      preset: null,
    }),
    percent: share === null ? null : progressPercent(share),
    loggedMinutes: logged,
    levels,
  };
}

function levelProgress(level: TrainingLevelId, required: readonly AssignedModule[]): LevelProgress {
  const own = required.filter((one) => one.level === level);
  return { level, done: own.filter((one) => one.done).length, assigned: own.length };
}

export type PersonProgress = { readonly person: string; readonly progress: TrainingProgress };

/** The same per person, in order of name (S85.2). */
export function trainingByPerson(modules: readonly AssignedModule[]): PersonProgress[] {
  return [...new Set(modules.map(({ person }) => person))].sort().map((person) => ({
    person,
    progress: trainingProgress(modules.filter((one) => one.person === person)),
  }));
}
