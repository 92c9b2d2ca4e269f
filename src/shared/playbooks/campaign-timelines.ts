import type { TimelineStep } from './timeline.ts';

/** A step of a co-marketing plan with the name of its moment: "W-2", "day", "W+1" (G5). */
export type CampaignStep = TimelineStep & { readonly when: string };

type Row = readonly [week: number, id: string, task: string, owner: string];

const weekName = (week: number): string => {
  if (week === 0) return 'W0';
  return week < 0 ? `W${week}` : `W+${week}`;
};

/** The default backward plan from launch, six weeks before to two weeks after (S25). */
export const campaignTimeline: readonly CampaignStep[] = (
  [
    [-6, 'concept', 'Align on concept', 'Both'],
    [-5, 'brief', 'Finalize brief, assign roles', 'Partner manager'],
    [-4, 'outline', 'Approve content outline', 'Both'],
    [-3, 'draft', 'Content draft complete', 'Content owner'],
    [-2, 'design', 'Design assets ready', 'Design'],
    [-2, 'landing-page', 'Landing page live', 'Marketing operations'],
    [-2, 'email-copy', 'Email copy approved', 'Both'],
    [-1, 'systems', 'Test all systems', 'Operations'],
    [-1, 'first-email', 'First email send', 'Both'],
    [0, 'launch', 'Go live', 'Both'],
    [1, 'follow-up', 'Follow-up sequence starts', 'Both'],
    [2, 'review', 'Performance review', 'Both'],
  ] as const satisfies readonly Row[]
).map(([week, id, task, owner]) => ({ id, when: weekName(week), day: 7 * week, task, owner }));

/** A span of weeks of a forward plan; week 1 is the first (S25). */
export type WeekSpan = {
  readonly id: string;
  readonly fromWeek: number;
  readonly toWeek: number;
  readonly task: string;
};

/** The six-week forward plan: the launch falls in week 4 (S25). */
export const sixWeekPlan: readonly WeekSpan[] = [
  { id: 'content', fromWeek: 1, toWeek: 2, task: 'Content creation and review' },
  { id: 'promotion', fromWeek: 3, toWeek: 3, task: 'Landing page live, promotion starts' },
  { id: 'launch', fromWeek: 4, toWeek: 4, task: 'Event or launch' },
  { id: 'nurture', fromWeek: 5, toWeek: 6, task: 'Follow-up nurture' },
];
/** The week of the forward plans that holds the launch or the webinar (S25, S27). */
export const launchWeek = 4;
