import { formatDate } from '../kernel/local-date.ts';
import { formatMinor } from '../kernel/money.ts';
import { growthRatio } from '../kernel/percent.ts';
import { labelOf } from '../kernel/quarter.ts';
import { attainment, averageDeal, winRate } from './figures.ts';
import { onTrack } from './on-track.ts';
import {
  asGrowth,
  asPercent,
  countField,
  decimalField,
  derivedField,
  mergeEvidence,
  moneyField,
  noData,
  notApplicable,
  requiredField,
  wordsField,
} from './pack-field.ts';
import type { DataPack, PackFacts, PackField, PackSection } from './pack-types.ts';

/**
 * Builds the data pack of one partner and quarter (S20): every field with its value, words, definition, evidence and
 * basis. Division by zero reads "n/a", an unknown input "no data". A running quarter is compared with the same days a
 * year before (what the facts carry) and not with the whole quarter before it.
 */
export function buildDataPack(facts: PackFacts): DataPack {
  const sections: PackSection[] = [
    { id: 'header', title: 'Partner and period', fields: headerFields(facts) },
    { id: 'revenue', title: 'Revenue performance', fields: revenueFields(facts) },
    { id: 'pipeline', title: 'Pipeline health', fields: pipelineFields(facts) },
    { id: 'enablement', title: 'Enablement', fields: enablementFields(facts) },
    { id: 'engagement', title: 'Engagement', fields: engagementFields(facts) },
    { id: 'tier', title: 'Tier status', fields: tierFields(facts) },
    { id: 'attribution', title: 'Attribution', fields: attributionFields(facts) },
  ];
  const all = sections.flatMap(({ fields }) => fields);
  const known = all.filter(({ text }) => !text.startsWith(noData)).length;
  return {
    partner: facts.partner.name,
    quarter: facts.quarter,
    toDate: facts.toDate,
    today: facts.today,
    currency: facts.currency,
    basis: facts.revenue.basis,
    sections,
    coverage: Math.floor((100 * known) / all.length),
    rule: 'S20',
  };
}

/** The field of a pack by its id, or null. */
export function packField(pack: DataPack, id: string): PackField | null {
  for (const { fields } of pack.sections) {
    const found = fields.find((field) => field.id === id);
    if (found !== undefined) return found;
  }
  return null;
}

function headerFields({ partner, quarter, toDate }: PackFacts): PackField[] {
  const period = labelOf(quarter, toDate);
  return [
    wordsField('partner', 'Partner', partner.name, 'The partner this pack is about.'),
    wordsField('tierHeld', 'Tier', partner.tier, 'The tier the partner holds.', { metric: 'tier' }),
    wordsField('period', 'Period', period, 'The fiscal quarter the figures stand for.'),
    wordsField(
      'manager',
      'Partner manager',
      partner.manager,
      'The person who owns the partnership on our side.',
    ),
  ];
}

function revenueFields({ revenue, deals, currency, quarter, toDate }: PackFacts): PackField[] {
  const { actual, previous, priorYear, target, basis } = revenue;
  const of = { basis, quarter };
  const toDateNote = toDate ? 'Quarter still running: to date' : null;
  const sameDays = toDate ? 'Compared with the same days a year before' : null;
  const qoq: PackField = toDate
    ? {
        ...growthField('growthQoQ', actual, previous, of),
        value: null,
        text: notApplicable,
        note: 'Quarter still running',
      }
    : growthField('growthQoQ', actual, previous, of);
  return [
    moneyField('targetQuarter', target, currency, { quarter }),
    moneyField('revenueQuarter', actual, currency, { ...of, note: toDateNote }),
    derivedField('targetAttainment', [actual, target], attainment, asPercent, {
      ...of,
      note: toDateNote,
    }),
    moneyField('revenuePreviousQuarter', previous, currency, of),
    qoq,
    moneyField('revenuePriorYearQuarter', priorYear, currency, { ...of, note: sameDays }),
    { ...growthField('growthYoY', actual, priorYear, of), note: sameDays },
    countField('wonDeals', deals.won, { basis: 'closed deals', quarter }),
    derivedField(
      'averageDeal',
      [actual, deals.won],
      averageDeal,
      (value) => ({ value, text: formatMinor(value, currency) }),
      of,
    ),
  ];
}

function growthField(
  metric: 'growthQoQ' | 'growthYoY',
  actual: PackFacts['revenue']['actual'],
  base: PackFacts['revenue']['actual'],
  extra: { basis: PackField['basis']; quarter: string },
): PackField {
  return derivedField(metric, [actual, base], growthRatio, asGrowth, extra);
}

function pipelineFields({ deals, currency, quarter, today }: PackFacts): PackField[] {
  const now = { basis: 'open deals', note: `As of ${formatDate(today)}` } as const;
  const closed = { basis: 'closed deals', quarter } as const;
  return [
    countField('registeredDeals', deals.registered, { basis: 'records', quarter }),
    countField('openDeals', deals.open, now),
    moneyField('pipelineValue', deals.pipelineValue, currency, now),
    countField('lostDeals', deals.lost, closed),
    derivedField('winRate', [deals.won, deals.lost], winRate, asPercent, closed),
    decimalField('salesCycleDays', deals.salesCycleDays, ' days', closed),
  ];
}

function enablementFields({ enablement, quarter }: PackFacts): PackField[] {
  const records = { basis: 'records' } as const;
  return [
    requiredField('certifiedSales', enablement.certifiedSales, enablement.requiredSales, records),
    requiredField(
      'certifiedTechnical',
      enablement.certifiedTechnical,
      enablement.requiredTechnical,
      records,
    ),
    decimalField('trainingHours', enablement.trainingHours, ' h', { ...records, quarter }),
  ];
}

function engagementFields({ engagement, deals, quarter }: PackFacts): PackField[] {
  const records = { basis: 'records', quarter } as const;
  return [
    {
      ...countField('registeredDeals', deals.registered, {
        ...records,
        label: 'Registrations submitted',
      }),
      id: 'registrationsSubmitted',
    },
    countField('campaigns', engagement.campaigns, records),
    countField('escalations', engagement.escalations, records),
    decimalField('loginsPerMonth', engagement.loginsPerMonth, ' a month', { basis: 'records' }),
  ];
}

function tierFields({ tier, sinceReview, currency, today }: PackFacts): PackField[] {
  const track = onTrack(tier, sinceReview, currency, today);
  const evidence =
    tier === null
      ? []
      : mergeEvidence(
          tier.steps.flatMap(({ criteria }) => criteria.flatMap((one) => one.evidence)),
        );
  const earned =
    tier === null ? null : `${tier.standing}${tier.provisional ? ' (provisional)' : ''}`;
  return [
    wordsField('tier', 'Tier earned', earned, 'Highest tier whose own criteria are all met.', {
      metric: 'tier',
      evidence,
    }),
    wordsField(
      'nextTier',
      'Next tier',
      tier?.next.sentence ?? null,
      'What is missing to the next tier.',
      { metric: 'tier', evidence },
    ),
    wordsField(
      'onTrack',
      'On track',
      track.text,
      'Value since the last tier review, projected to a year, meets the next tier and no certification is short.',
      { metric: 'tier', unit: 'yes-no', evidence: sinceReview?.value.evidence ?? [] },
    ),
  ];
}

function attributionFields({ revenue, currency, quarter }: PackFacts): PackField[] {
  const of = { basis: revenue.basis, quarter };
  const sourced = moneyField('sourcedQuarter', revenue.sourced, currency, of);
  const influenced = moneyField('influencedQuarter', revenue.influenced, currency, of);
  return [
    { ...sourced, note: deltaNote(revenue.sourced.value, revenue.sourcedTarget.value, currency) },
    {
      ...influenced,
      note: deltaNote(revenue.influenced.value, revenue.influencedTarget.value, currency),
    },
  ];
}

function deltaNote(actual: number | null, target: number | null, currency: string): string | null {
  if (actual === null || target === null) return null;
  const delta = actual - target;
  const size = formatMinor(Math.abs(delta), currency);
  if (delta === 0) return 'On target';
  return delta > 0 ? `${size} above its target` : `${size} short of its target`;
}
