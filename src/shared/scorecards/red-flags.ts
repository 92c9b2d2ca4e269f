import { type RedFlagId, redFlags } from '../playbooks/scorecard-red-flags.ts';

/** Two or more flags cap a verdict (S73.2). */
export const flagsThatCap = 2;

/** A flag as ticked on a candidate, with the person's note. */
export type TickedFlag = { readonly flag: RedFlagId; readonly note: string };

export type RaisedFlag = TickedFlag & {
  readonly name: string;
  readonly risk: string;
  readonly instead: string;
};

export type RedFlagReview = {
  readonly raised: readonly RaisedFlag[];
  /** S69 and S70 go no higher than conditional, S72 no higher than P1; the S71 band is unchanged (S73.2). */
  readonly caps: boolean;
  readonly rule: 'S73.1';
};

/** Whether so many flags cap the verdict (S73.2). */
export function capFromFlags(count: number): boolean {
  return count >= flagsThatCap;
}

/** The flags of a candidate with what to do instead (S73.1); a flag ticked twice counts once. */
export function reviewRedFlags(ticked: readonly TickedFlag[]): RedFlagReview {
  const notes = new Map(ticked.map(({ flag, note }) => [flag, note]));
  const raised = [...notes].map(([flag, note]) => ({ flag, note, ...redFlags[flag] }));
  return { raised, caps: capFromFlags(raised.length), rule: 'S73.1' };
}
