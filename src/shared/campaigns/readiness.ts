import { exactPercent } from '../kernel/percent.ts';
import { compareRatios, percentRatio, type Ratio, ratio } from '../kernel/ratio.ts';
import { readinessItems } from '../playbooks/campaign-brief.ts';
import { type Check, type CheckedList, checkedList } from './checklist.ts';
import type { CampaignRules } from './rules.ts';

/** Counts of each side: registrations brought, items done, tasks taken; null is not known. */
export type BothSides = { readonly us: number; readonly partner: number };

/** What is known of a campaign before it is approved (S23); null is not known yet. */
export type ReadinessFacts = {
  /** The number of the objective: 500 of "500 MQLs each"; null while there is none. */
  readonly objectiveTarget: number | null;
  /** Overlap of the ideal customers. */
  readonly overlap: Ratio | null;
  readonly ourOwner: string | null;
  readonly partnerOwner: string | null;
  /** Planned work items of each side. */
  readonly effort: BothSides | null;
  readonly leadAgreement: boolean | null;
  readonly followUpPlan: boolean | null;
  readonly reviewOn: string | null;
  readonly repurposingPlan: boolean | null;
};

/** The larger side's share of the whole; null when neither has any (S23). Counts of zero or more. */
export function largerShare({ us, partner }: BothSides): Ratio | null {
  const whole = us + partner;
  return whole === 0 ? null : ratio(Math.max(us, partner), whole);
}

/** Whether one side carries more than the agreed share: exactly 80% does not (S23.3). Null when neither has any. */
export function isOneSided(rules: CampaignRules, sides: BothSides): boolean | null {
  const share = largerShare(sides);
  return share === null ? null : compareRatios(share, percentRatio(rules.oneSidedPercent)) > 0;
}

/** Whether a campaign may be approved: all eight checks hold (S23.1). What is not recorded is open, not failed. */
export function campaignReadiness(rules: CampaignRules, facts: ReadinessFacts): CheckedList {
  const { leadAgreement, followUpPlan, repurposingPlan } = facts;
  return checkedList('S23.1', rules.preset, [
    objective(facts.objectiveTarget),
    audience(rules, facts.overlap),
    owners(facts),
    effort(rules, facts.effort),
    yesNo('leads', leadAgreement),
    yesNo('followUp', followUpPlan),
    present('review', facts.reviewOn),
    yesNo('repurposing', repurposingPlan),
  ]);
}

type Item = keyof typeof readinessItems;

const check = (id: Item, met: boolean | null, detail: string): Check => ({
  id,
  label: readinessItems[id],
  met,
  text: `${readinessItems[id]}: ${detail}.`,
});

function yesNo(id: Item, met: boolean | null): Check {
  if (met === null) return check(id, null, 'not recorded');
  return check(id, met, met ? 'agreed' : 'missing');
}

function present(id: Item, value: string | null): Check {
  return check(id, value !== null, value ?? 'none set');
}

function objective(target: number | null): Check {
  return check(
    'objective',
    target !== null && target > 0,
    target === null ? 'no number given' : `target ${target}`,
  );
}

function audience({ readiness }: CampaignRules, overlap: Ratio | null): Check {
  if (overlap === null) return check('audience', null, 'overlap not known');
  const met = compareRatios(overlap, percentRatio(readiness.minOverlapPercent)) >= 0;
  return check(
    'audience',
    met,
    `${exactPercent(overlap, 2)} overlap of ${readiness.minOverlapPercent}% needed`,
  );
}

function owners({ ourOwner, partnerOwner }: ReadinessFacts): Check {
  const missing = [
    ...(ourOwner === null ? ['ours'] : []),
    ...(partnerOwner === null ? ['partner'] : []),
  ];
  return check(
    'owners',
    missing.length === 0,
    missing.length === 0 ? 'named on both sides' : `not named: ${missing.join(' and ')}`,
  );
}

function effort(rules: CampaignRules, sides: BothSides | null): Check {
  const share = sides === null ? null : largerShare(sides);
  if (sides === null || share === null) return check('effort', null, 'no work planned yet');
  return check(
    'effort',
    isOneSided(rules, sides) === false,
    `the larger side carries ${exactPercent(share, 2)}, at most ${rules.oneSidedPercent}%`,
  );
}
