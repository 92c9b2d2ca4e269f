import type { CampaignStep } from './campaign-timelines.ts';

type Row = readonly [day: number, when: string, id: string, task: string];

/** The default webinar checklist, four weeks before to two weeks after (S27). */
export const webinarChecklist: readonly CampaignStep[] = (
  [
    [-28, 'W-4', 'topic', 'Align topic and audience'],
    [-28, 'W-4', 'speakers', 'Confirm speakers from both companies'],
    [-28, 'W-4', 'promotion-plan', 'Draft promotion plan'],
    [-21, 'W-3', 'title', 'Final title and abstract'],
    [-21, 'W-3', 'landing-page', 'Landing page'],
    [-21, 'W-3', 'assets', 'Promotional assets'],
    [-14, 'W-2', 'email-1', 'Email #1 from both companies'],
    [-14, 'W-2', 'social', 'Social promotion begins'],
    [-14, 'W-2', 'outline', 'Content outline approved'],
    [-7, 'W-1', 'slides', 'Slides final'],
    [-7, 'W-1', 'dry-run', 'Dry run'],
    [-7, 'W-1', 'email-2', 'Email #2, reminder'],
    [-1, 'day before', 'day-before-email', 'Day-before reminder email'],
    [0, 'day', 'tech-check', 'Tech check 30 minutes before'],
    [0, 'day', 'intro', 'Moderator introduction, 2 minutes'],
    [0, 'day', 'presentation', 'Presentation, 35-40 minutes'],
    [0, 'day', 'q-and-a', 'Q&A, 15-20 minutes'],
    [0, 'day', 'close', 'Call to action and close, 2 minutes'],
    [1, 'day after', 'recording', 'Send recording to registrants'],
    [1, 'day after', 'attendees', 'Follow up attendees (hot)'],
    [7, 'W+1', 'no-shows', 'Follow up no-shows'],
    [7, 'W+1', 'results', 'Share results with the partner'],
    [14, 'W+2', 'repurpose', 'Repurpose (blog, social)'],
    [14, 'W+2', 'debrief', 'Debrief and plan the next one'],
  ] as const satisfies readonly Row[]
).map(([day, when, id, task]) => ({ id, when, day, task, owner: 'Both' }));

type WeekRow = readonly [
  week: number,
  id: string,
  task: string,
  owner: string,
  daysAfterEvent: number | null,
];

/** Five-week list: the webinar falls in week 4; due = event + 7 x (week - 4), the recording one day after (S27). */
export const fiveWeekChecklist: readonly CampaignStep[] = (
  [
    [1, 'topic', 'Agree topic, audience and lead split', 'Both', null],
    [
      1,
      'project-document',
      'Shared project document: roles, timeline, promotion plan',
      'Lead partner',
      null,
    ],
    [2, 'content', 'Draft content, slides, speaker preparation', 'Content owners', null],
    [
      2,
      'registration',
      'Registration page with UTM tags per partner',
      'Marketing operations',
      null,
    ],
    [
      3,
      'promotion',
      'Promote: email 3 sends each, social 5+ posts each, in-app banner',
      'Both',
      null,
    ],
    [3, 'dry-run', 'Dry run', 'Speakers', null],
    [4, 'host', 'Host, watch the chat, capture questions', 'Both', null],
    [4, 'recording', 'Send recording and follow-up sequence', 'Both', 1],
    [
      5,
      'leads',
      'Exchange lead lists (with consent), analyze conversion',
      'Marketing operations',
      null,
    ],
  ] as const satisfies readonly WeekRow[]
).map(([week, id, task, owner, daysAfterEvent]) => ({
  id,
  when: `week ${week}`,
  day: daysAfterEvent ?? 7 * (week - 4),
  task,
  owner,
}));
