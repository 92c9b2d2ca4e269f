import type { Range } from '../kernel/range.ts';

/** One item of a webinar's run of show (S27); fixed lengths have equal ends. A is the first-named company. */
export type ShowItem = {
  readonly id: string;
  readonly title: string;
  readonly minutes: Range & { readonly max: number };
  readonly by: string | null;
};

export type RunOfShow = {
  readonly id: 'demo-48' | 'program-60' | 'checklist';
  readonly name: string;
  readonly items: readonly ShowItem[];
};

type Row = readonly [id: string, title: string, min: number, max: number, by: string | null];

const show = (id: RunOfShow['id'], name: string, rows: readonly Row[]): RunOfShow => ({
  id,
  name,
  items: rows.map(([item, title, min, max, by]) => ({
    id: item,
    title,
    minutes: { min, max },
    by,
  })),
});

/** The runs of show, side by side: 48 minutes, 60 minutes, and the checklist's 54-64 (S27). */
export const runsOfShow: readonly RunOfShow[] = [
  show('demo-48', 'Run of show, 48 minutes', [
    ['welcome', 'Host welcome and housekeeping', 2, 2, 'A, moderator'],
    ['problem', 'Problem framing', 3, 3, 'A, speaker'],
    ['solution', 'Solution deep dive', 15, 15, 'B, speaker'],
    ['demo', 'Live demo or case', 15, 15, 'Both'],
    ['q-and-a', 'Q&A', 10, 10, 'A, moderator'],
    ['resources', 'Call to action and resources', 2, 2, 'Both'],
    ['close', 'Close', 1, 1, null],
  ]),
  show('program-60', 'Run of show, 60 minutes', [
    ['intro', 'Introduction', 5, 5, null],
    ['challenge', 'Challenge', 10, 10, null],
    ['solution', 'Solution', 15, 15, null],
    ['demo', 'Live demo', 10, 10, null],
    ['results', 'Customer results', 5, 5, null],
    ['q-and-a', 'Q&A', 15, 15, null],
  ]),
  show('checklist', 'Run of show of the checklist, 54-64 minutes', [
    ['intro', 'Moderator introduction', 2, 2, 'Moderator'],
    ['presentation', 'Presentation', 35, 40, null],
    ['q-and-a', 'Q&A', 15, 20, null],
    ['close', 'Call to action and close', 2, 2, null],
  ]),
];

/** Minutes before the start at which the tech check begins (S27). */
export const techCheckMinutesBefore = 30;
