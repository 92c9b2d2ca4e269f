import { because, type Explained, explained } from '../kernel/explained.ts';
import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { ratio, roundRatio } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import { type CampaignStep, launchWeek, type WeekSpan } from '../playbooks/campaign-timelines.ts';
import { type DatedStep, datedSteps } from '../playbooks/timeline.ts';
import type { CampaignRules } from './rules.ts';

/** A dated plan, and whether short notice pressed it together. */
export type CampaignPlan = Explained<number> & {
  readonly steps: readonly DatedStep<CampaignStep>[];
  readonly compressed: boolean;
};

/**
 * Dates a plan from its launch or event day (S25.1, S27.1), as drawn up on `plannedOn`. With fewer whole weeks left
 * than the full plan takes, week offsets before the day shrink to -round(offset x weeks / 6) (S25.2); single days,
 * such as the day-before reminder, keep theirs. A day already past is not compressed. The value is the whole weeks left.
 */
export function campaignPlan(
  rules: CampaignRules,
  template: readonly CampaignStep[],
  day: LocalDate,
  plannedOn: LocalDate,
): CampaignPlan {
  const { fullWeeks } = rules.timeline;
  const weeks = Math.floor(daysBetween(plannedOn, day) / 7);
  const compressed = weeks >= 0 && weeks < fullWeeks;
  const steps = compressed ? template.map((step) => pressed(step, weeks, fullWeeks)) : template;
  return {
    ...explained<number>({
      value: weeks,
      because: [because(weeksText(weeks, fullWeeks))],
      inputs: [
        { name: 'launch', value: day },
        { name: 'planned on', value: plannedOn },
      ],
      rule: compressed ? 'S25.2' : 'S25.1',
      preset: rules.preset,
    }),
    steps: datedSteps(steps, day),
    compressed,
  };
}

function pressed(step: CampaignStep, weeks: number, fullWeeks: number): CampaignStep {
  if (step.day > -7) return step;
  const before = Number(roundRatio(ratio((-step.day / 7) * weeks, fullWeeks)));
  return { ...step, day: before === 0 ? 0 : -7 * before };
}

function weeksText(weeks: number, fullWeeks: number): string {
  if (weeks < 0) return 'The day is past; the plan is dated as it stands.';
  const left = `${plural(weeks, 'whole week')} left`;
  return weeks >= fullWeeks
    ? `${left}; the plan takes ${fullWeeks}.`
    : `${left} of ${fullWeeks}: the steps before the day are pressed together.`;
}

export type NoticeLevel = 'ok' | 'warn' | 'alarm';

/** Whether a webinar has notice enough (S25.3): a warning below 28 days, an alarm at 14 or fewer. */
export function webinarNotice(
  { timeline, preset }: CampaignRules,
  event: LocalDate,
  today: LocalDate,
): Explained<NoticeLevel> {
  const days = daysBetween(today, event);
  const { webinarAlarmAtDays: alarm, webinarWarnBelowDays: warn } = timeline;
  return explained<NoticeLevel>({
    value: noticeLevel(days, warn, alarm),
    because: [
      because(
        `${plural(days, 'day')} of notice; a webinar needs ${warn}, and ${alarm} or fewer is too short.`,
      ),
    ],
    inputs: [
      { name: 'event', value: event },
      { name: 'days left', value: days },
    ],
    rule: 'S25.3',
    preset,
  });
}

function noticeLevel(days: number, warn: number, alarm: number): NoticeLevel {
  if (days <= alarm) return 'alarm';
  return days < warn ? 'warn' : 'ok';
}

/** A step with its state: done, or by when. */
export type TrackedStep = { readonly due: LocalDate; readonly doneOn: LocalDate | null };

/** The steps whose day has gone by undone; a step due today is not overdue (S25.4). */
export function overdueSteps<Step extends TrackedStep>(
  steps: readonly Step[],
  today: LocalDate,
): Step[] {
  return steps.filter(({ due, doneOn }) => doneOn === null && due < today);
}

/** A span of the forward plan with its first and last day. */
export type DatedSpan = WeekSpan & { readonly from: LocalDate; readonly to: LocalDate };

/** Dates the six-week forward plan so that week 4 starts on the launch day (S25.5). */
export function datedWeeks(plan: readonly WeekSpan[], launch: LocalDate): DatedSpan[] {
  return plan.map((span) => ({
    ...span,
    from: addDays(launch, 7 * (span.fromWeek - launchWeek)),
    to: addDays(launch, 7 * (span.toWeek - launchWeek) + 6),
  }));
}
