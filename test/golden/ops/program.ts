import { minorFromMajor } from '../../../src/shared/kernel/money.ts';
import { ratioOf, toDecimals } from '../../../src/shared/kernel/ratio.ts';
import { shareOf } from '../../../src/shared/kernel/share.ts';
import { launchPlaybooks } from '../../../src/shared/playbooks/launch-playbooks.ts';
import { gapTo } from '../../../src/shared/program/architecture.ts';
import { severities, standardEscalationRules } from '../../../src/shared/program/escalations.ts';
import { programNps } from '../../../src/shared/program/feedback.ts';
import { planLaunch } from '../../../src/shared/program/launch.ts';
import {
  assessMaturity,
  maturityStage,
  standardMaturityRules,
} from '../../../src/shared/program/maturity.ts';
import {
  organizationStage,
  standardOrganizationRules,
} from '../../../src/shared/program/organization.ts';
import { planTarget } from '../../../src/shared/program/target-planner.ts';
import { type KpiId, kpiIds, kpiPresets } from '../../../src/shared/reports/kpi-rules.ts';
import { judgeKpi } from '../../../src/shared/reports/kpis.ts';
import { type Input, major, must, num, numbers, type Ops, text } from '../arguments.ts';

const oneOf = <T extends string>(input: Input, key: string, names: readonly T[]): T => {
  const found = names.find((name) => name === text(input, key));
  if (found === undefined) throw new TypeError(`"${text(input, key)}" is not a known ${key}.`);
  return found;
};

/** The cases write KPI names with underscores, some of them longer than ours; time to first is two KPIs of ours. */
const kpiNames: Readonly<Record<string, KpiId>> = {
  sourced_revenue: 'sourced',
  influenced_revenue: 'influenced',
  sourced_pipeline: 'pipeline',
  attach_rate: 'attach',
  activation_rate: 'activation',
  partner_nps: 'nps',
  qbr_completion: 'qbr',
  top_concentration: 'concentration',
};

function kpiOf(input: Input): KpiId {
  const name = text(input, 'kpi');
  if (name === 'time_to_first') return input.preset === '000' ? 'first-referral' : 'first-deal';
  return kpiNames[name] ?? oneOf({ kpi: name.replaceAll('_', '-') }, 'kpi', kpiIds);
}

/** Null is not answered, which is no level of zero. */
const levelsOf = ({ levels }: Input): (number | null)[] =>
  Array.isArray(levels) ? levels.map((one) => (typeof one === 'number' ? one : null)) : [];

export const programOps: Ops = {
  maturity_stage: (i) => {
    const share = num(i, 'revenue_share');
    const facts = {
      partners: num(i, 'partners'),
      revenueShare: share === null ? null : { ...ratioOf(share), den: ratioOf(share).den * 100n },
      ageMonths: null,
    };
    return { stage: maturityStage(standardMaturityRules, facts).value };
  },
  maturity_mean: (i) => {
    const { value, level } = assessMaturity(levelsOf(i));
    return { mean: value, level };
  },
  org_stage: (i) => ({
    stage: organizationStage(standardOrganizationRules, must(i, 'people')).value?.name ?? null,
  }),
  target_gap: (i) => {
    const plan = planTarget(standardMaturityRules, {
      currency: 'USD',
      arr: minorFromMajor(must(i, 'arr'), 'USD'),
      currentShare: ratioOf(must(i, 'current')),
      targetShare: ratioOf(must(i, 'target')),
      months: must(i, 'months'),
      averagePerPartner: null,
      ageMonths: null,
    });
    return {
      current: major(plan.current),
      goal: major(plan.goal),
      gap: major(plan.value),
      per_month: major(plan.perMonth),
    };
  },
  gaps: (i) => {
    const target = numbers(i, 'target');
    return { gaps: numbers(i, 'current').map((value, at) => gapTo(value, Number(target[at]))) };
  },
  phase_p1: (i) => {
    const [foundation, pilot, launch] = planLaunch(launchPlaybooks.P1, text(i, 'start'));
    return {
      foundation_end: foundation?.due,
      pilot_end: pilot?.due,
      launch_start: launch?.start,
    };
  },
  phase_p2: (i) => {
    const due = planLaunch(launchPlaybooks.P2, text(i, 'start')).map((phase) => phase.due);
    return { phase1: due[0], phase2: due[1], phase3: due[2], phase4: due[3] };
  },
  escalation: (i) => ({
    hours: standardEscalationRules.levels[oneOf(i, 'severity', severities)].limitHours,
  }),
  nps: (i) => {
    const today = '2026-03-01';
    const responses = numbers(i, 'responses').map((score) => ({ person: null, on: today, score }));
    return { nps: programNps(responses, today).value };
  },
  kpi_met: (i) => {
    const kpi = kpiOf(i);
    const rules = kpiPresets[oneOf(i, 'preset', ['000', '003'])];
    return { met: judgeKpi(rules, kpi, shareOf(num(i, 'num'), num(i, 'den'))).met };
  },
  win_ratio: (i) => {
    const share = shareOf(num(i, 'partner'), num(i, 'direct'));
    return {
      ratio: share === null ? null : toDecimals(share, 2),
      met: judgeKpi(kpiPresets['000'], 'win-rate', share).met,
    };
  },
};
