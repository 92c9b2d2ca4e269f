import { mqlAgreement } from '../playbooks/campaign-leads.ts';
import { type CheckedList, checkedList } from './checklist.ts';
import type { Holding } from './leads.ts';

/** What the MQL agreement asks of a registrant (S31.8); null is not known. */
export type MqlFacts = {
  readonly titleFits: boolean | null;
  readonly employees: number | null;
  readonly attendedLive: boolean | null;
  readonly inA: Holding | null;
  readonly inB: Holding | null;
};

/** Whether a registrant is a marketing-qualified lead for both (S31.8): fits, came live, in neither active pipeline. */
export function isMql(preset: string, facts: MqlFacts): CheckedList {
  const answers = {
    fit: fits(facts),
    engaged: facts.attendedLive,
    'not-active': outsidePipelines(facts.inA, facts.inB),
  };
  return checkedList(
    'S31.8',
    preset,
    mqlAgreement.conditions.map(({ id, text }) => ({
      id,
      label: text,
      met: answers[id],
      text: `${text}.`,
    })),
  );
}

function fits({ titleFits, employees }: MqlFacts): boolean | null {
  const { min, max } = mqlAgreement.companySize;
  const size = employees === null ? null : employees >= min && employees <= max;
  if (titleFits === false || size === false) return false;
  return titleFits === null || size === null ? null : true;
}

function outsidePipelines(inA: Holding | null, inB: Holding | null): boolean | null {
  if (inA === 'opportunity' || inB === 'opportunity') return false;
  return inA === null || inB === null ? null : true;
}
