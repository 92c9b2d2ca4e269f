import {
  comarketingBudget,
  pipelineMultiplier,
  strategicMultiplier,
} from '../../../src/shared/campaigns/budget.ts';
import { roundRobin } from '../../../src/shared/campaigns/distribution.ts';
import { eventForecast, eventReturn } from '../../../src/shared/campaigns/event-return.ts';
import { leadClass } from '../../../src/shared/campaigns/leads.ts';
import { rateRange } from '../../../src/shared/campaigns/measurement.ts';
import { repurposeTasks } from '../../../src/shared/campaigns/repurpose.ts';
import { standardCampaignRules } from '../../../src/shared/campaigns/rules.ts';
import {
  type Split,
  splitByAudience,
  splitByPercent,
} from '../../../src/shared/campaigns/splits.ts';
import { minorFromMajor } from '../../../src/shared/kernel/money.ts';
import { type Ratio, ratioOf, toDecimals } from '../../../src/shared/kernel/ratio.ts';
import type { Result } from '../../../src/shared/kernel/result.ts';
import { campaignTimeline } from '../../../src/shared/playbooks/campaign-timelines.ts';
import { datedSteps } from '../../../src/shared/playbooks/timeline.ts';
import { webinarChecklist } from '../../../src/shared/playbooks/webinar-checklists.ts';
import { type Input, major, must, num, numbers, type Ops, text } from '../arguments.ts';

const rules = standardCampaignRules;
const cents = (input: Input, key: string): number => minorFromMajor(must(input, key), 'USD');
const shown = (value: Ratio | null): number | null =>
  value === null ? null : toDecimals(value, 2);
const parts = (split: Result<Split, unknown>): (number | null)[] | null =>
  split.ok ? split.value.parts.map(major) : null;
const byMoment = (steps: readonly { readonly when: string; readonly due: string }[]) =>
  Object.fromEntries(steps.map(({ when, due }) => [when.replaceAll(' ', '_'), due]));

export const campaignsOps: Ops = {
  proportional: (i) => {
    const audiences = numbers(i, 'audiences').map((audience, at) => ({ name: `${at}`, audience }));
    return { parts: parts(splitByAudience(cents(i, 'total'), 'USD', audiences)) };
  },
  split_by_percent: (i) => {
    const lines = numbers(i, 'percents').map((percent, at) => ({ name: `${at}`, percent }));
    return { parts: parts(splitByPercent(cents(i, 'total'), 'USD', lines)) };
  },
  campaign_dates: (i) => byMoment(datedSteps(campaignTimeline, text(i, 'launch'))),
  webinar_dates: (i) => byMoment(datedSteps(webinarChecklist, text(i, 'event'))),
  repurpose_dates: (i) =>
    Object.fromEntries(
      repurposeTasks(text(i, 'event')).map(({ id, due }) => [id.replaceAll('-', '_'), due]),
    ),
  event_multiple: (i) => {
    const { multiple, netRoi } = eventReturn(cents(i, 'revenue'), cents(i, 'investment'));
    return { multiple: shown(multiple), net_roi: shown(netRoi) };
  },
  event_roi: (i) => {
    const forecast = eventForecast(
      {
        sponsorship: cents(i, 'sponsorship'),
        ourShare: ratioOf(must(i, 'our_share')),
        travel: cents(i, 'travel'),
        collateral: cents(i, 'collateral'),
        currency: 'USD',
      },
      {
        leads: must(i, 'leads'),
        leadToOpportunity: ratioOf(must(i, 'lead_to_opp')),
        opportunityToClose: ratioOf(must(i, 'opp_to_close')),
        averageDeal: cents(i, 'avg_deal'),
      },
    );
    return {
      investment: major(forecast.investment.value),
      opportunities: toDecimals(forecast.opportunities, 4),
      deals: toDecimals(forecast.deals, 4),
      revenue: major(forecast.value),
      multiple: shown(forecast.multiple),
      net_roi: shown(forecast.netRoi),
    };
  },
  lead_class: (i) => ({ class: leadClass(i.in_a === true, i.in_b === true) }),
  round_robin: (i) => roundRobin(must(i, 'count')),
  comarketing_budget: (i) => {
    const { value, clamped } = comarketingBudget(
      rules,
      {
        base: cents(i, 'base'),
        currency: 'USD',
        pipeline: ratioOf(must(i, 'pipeline')),
        strategic: ratioOf(must(i, 'strategic')),
      },
      null,
    );
    return { budget: major(value), clamped };
  },
  pipeline_multiplier: (i) => ({
    m: numbers(i, 'q').map((quality) => toDecimals(pipelineMultiplier(rules, quality), 4)),
  }),
  strategic_multiplier: (i) => ({
    m: numbers(i, 's').map((fit) => toDecimals(strategicMultiplier(rules, fit), 4)),
  }),
  range_rating: (i) => ({
    rating: rateRange({ min: must(i, 'low'), max: num(i, 'high') }, must(i, 'value')),
  }),
};
