import { placeIn } from '../kernel/range.ts';
import { plural } from '../kernel/words.ts';
import { type JointGtmFieldId, jointGtmFields, jointGtmFigures } from '../playbooks/joint-gtm.ts';

/** A joint plan as far as it is written; `campaignsPerQuarter` null is not agreed. */
export type JointGtmPlan = {
  readonly fields: Readonly<Partial<Record<JointGtmFieldId, string>>>;
  readonly kpis: readonly string[];
  readonly campaignsPerQuarter: number | null;
};

export type JointGtmFinding = {
  readonly rule: 'S98.1' | 'S98.2' | 'S98.3';
  readonly message: string;
};

/**
 * What a joint go-to-market plan still lacks (S98): every field written, three to five joint KPIs, two to four joint
 * campaigns a quarter. An empty list is a complete plan.
 */
export function checkJointGtm(plan: JointGtmPlan): JointGtmFinding[] {
  const { kpis, campaignsPerQuarter } = jointGtmFigures;
  const findings: JointGtmFinding[] = jointGtmFields
    .filter(({ id }) => (plan.fields[id] ?? '').trim() === '')
    .map(({ label, asks }) => ({ rule: 'S98.1', message: `${label} is empty: ${asks}.` }));
  if (placeIn(kpis, plan.kpis.length) !== 'inside')
    findings.push({
      rule: 'S98.2',
      message: `The plan has ${plural(plan.kpis.length, 'joint KPI')}; agree three to five.`,
    });
  const campaigns = plan.campaignsPerQuarter;
  if (campaigns === null)
    findings.push({ rule: 'S98.3', message: 'Agree how many joint campaigns run a quarter.' });
  else if (placeIn(campaignsPerQuarter, campaigns) !== 'inside')
    findings.push({
      rule: 'S98.3',
      message: `${plural(campaigns, 'joint campaign')} a quarter; two to four are usual.`,
    });
  return findings;
}
