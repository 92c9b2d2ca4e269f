import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EnablementFacts,
  type EnablementRow,
  enablementMetrics,
} from '../../../src/shared/enablement/metrics.ts';
import {
  type EnablementMetricId,
  enablementMetricRulesSchema,
  standardEnablementMetrics as rules,
} from '../../../src/shared/enablement/metrics-rules.ts';
import { requirementGaps } from '../../../src/shared/enablement/portal-gaps.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  demoEnvironment,
  portalLaunch,
  portalSections,
} from '../../../src/shared/playbooks/portal-requirements.ts';
import { runs } from '../runs.ts';

const nothing: EnablementFacts = {
  trainingAssigned: null,
  trainingCompleted: null,
  trainedPeople: null,
  certifiedPeople: null,
  daysToFirstDeal: [],
  partnersMeasured: null,
  partnersWeekly: null,
  downloads: { month: null, before: null },
  tickets: { month: null, before: null },
};
const row = (id: EnablementMetricId, facts: Partial<EnablementFacts>): EnablementRow | undefined =>
  enablementMetrics(rules, { ...nothing, ...facts }).find((one) => one.id === id);

describe('enablement metrics', () => {
  test('[S88.1] six rows; without data no status and no action', () => {
    const rows = enablementMetrics(rules, nothing);
    expect(rows.map(({ id, value, action }) => [id, value, action])).toEqual([
      ['training-completion', null, null],
      ['certification-rate', null, null],
      ['time-to-first-deal', null, null],
      ['portal-engagement', null, null],
      ['downloads', null, null],
      ['support-tickets', null, null],
    ]);
    expect(rows[0]).toMatchObject({
      name: 'Training completion',
      measure: null,
      because: [{ text: 'No data.' }],
      coverage: 0,
      rule: 'S88.1',
      preset: 'Standard',
    });
  });

  test('[S88.2] training from 80%, certified of trained people from 70%, weekly active from half of the partners', () => {
    const completed = (done: number) =>
      row('training-completion', { trainingAssigned: 1000, trainingCompleted: done });
    expect(completed(799)).toMatchObject({
      value: 'not met',
      action: 'Simplify the training, add an incentive',
      because: [{ text: '79.9%; the target is 80% or more.' }],
      inputs: [
        { name: 'completed', value: 799 },
        { name: 'assigned', value: 1000 },
      ],
    });
    expect(completed(800)).toMatchObject({ value: 'met', action: null, measure: ratio(800, 1000) });
    const certified = (people: number) =>
      row('certification-rate', { trainedPeople: 1000, certifiedPeople: people })?.value;
    expect([certified(699), certified(700)]).toEqual(['not met', 'met']);
    expect(row('certification-rate', { trainedPeople: 0, certifiedPeople: 0 })?.value).toBeNull();
    expect(row('certification-rate', { trainedPeople: 5 })?.value).toBeNull();
    expect(row('certification-rate', { certifiedPeople: 5 })?.value).toBeNull();
    const weekly = (partners: number) =>
      row('portal-engagement', { partnersMeasured: 10, partnersWeekly: partners });
    expect([weekly(4)?.value, weekly(5)?.value]).toEqual(['not met', 'met']);
    expect(weekly(4)).toMatchObject({
      action: 'Improve content and ease of use',
      because: [{ text: '40%; the target is 50% or more.' }],
    });
  });

  test('[S88.3] median days to the first deal under 90', () => {
    const days = (...all: number[]) => row('time-to-first-deal', { daysToFirstDeal: all });
    expect(days(89)).toMatchObject({
      value: 'met',
      because: [{ text: 'Median 89 days; the target is under 90 days.' }],
      inputs: [{ name: 'partners with a first deal', value: 1 }],
    });
    expect(days(90)).toMatchObject({ value: 'not met', action: 'Improve onboarding' });
    expect(days(89, 90)?.because[0]?.text).toBe('Median 89.5 days; the target is under 90 days.');
  });

  test('[S88.4] downloads grow and tickets fall strictly against the month before', () => {
    const downloads = (month: number | null, before: number | null) =>
      row('downloads', { downloads: { month, before } });
    const tickets = (month: number, before: number) =>
      row('support-tickets', { tickets: { month, before } });
    expect([downloads(11, 10)?.value, downloads(10, 10)?.value, downloads(9, 10)?.value]).toEqual([
      'met',
      'not met',
      'not met',
    ]);
    expect([tickets(11, 10)?.value, tickets(10, 10)?.value, tickets(9, 10)?.value]).toEqual([
      'not met',
      'not met',
      'met',
    ]);
    expect(downloads(1500, 1400)).toMatchObject({
      because: [{ text: '1,500 in the month, 1,400 the month before; the target is growing.' }],
      inputs: [
        { name: 'month', value: 1500 },
        { name: 'month before', value: 1400 },
      ],
    });
    expect(downloads(10, 10)?.action).toBe('Promote the content, refresh it');
    expect(tickets(10, 10)?.action).toBe('Extend self-service');
    expect(tickets(9, 10)?.because[0]?.text).toBe(
      '9 in the month, 10 the month before; the target is decreasing.',
    );
    expect(downloads(10, null)).toMatchObject({
      value: null,
      because: [{ text: '10 in the month, the month before is unknown; the target is growing.' }],
    });
    expect(downloads(null, 10)?.value).toBeNull();
    const falling = { ...rules.metrics['support-tickets'] };
    expect(falling.target.kind).toBe('decreasing');
    expect(row('support-tickets', { tickets: { month: 4, before: null } })?.value).toBeNull();
  });

  test('[S88.p1] more completions never lower the status, and the preset satisfies its own schema', () => {
    const count = fc.nat({ max: 100 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const met = (done: number): boolean =>
          row('training-completion', { trainingAssigned: 100, trainingCompleted: done })?.value ===
          'met';
        expect(met(Math.min(a, b)) && !met(Math.max(a, b))).toBe(false);
      }),
      runs,
    );
    expect(enablementMetricRulesSchema.parse(rules)).toEqual(rules);
    const broken = enablementMetricRulesSchema.safeParse({
      ...rules,
      metrics: {
        ...rules.metrics,
        downloads: { ...rules.metrics.downloads, target: { kind: 'under', days: 5 } },
        'time-to-first-deal': {
          ...rules.metrics['time-to-first-deal'],
          target: { kind: 'growing' },
        },
      },
    });
    expect(broken.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      [
        'metrics.time-to-first-deal',
        '"time-to-first-deal" is measured so that its target must be "under".',
      ],
      [
        'metrics.downloads',
        '"downloads" is measured so that its target must be "growing" or "decreasing".',
      ],
    ]);
  });
});

describe('requirements', () => {
  test('[S87.1] two portal lists side by side and the demo environment, complete', () => {
    const count = (list: { rows: readonly { priority: string }[] }, priority: string): number =>
      list.rows.filter((one) => one.priority === priority).length;
    expect(['critical', 'high', 'medium'].map((one) => count(portalSections, one))).toEqual([
      3, 4, 2,
    ]);
    expect(['must have', 'within 6 months'].map((one) => count(portalLaunch, one))).toEqual([5, 5]);
    expect(demoEnvironment.rows).toHaveLength(5);
    for (const { rows } of [portalSections, portalLaunch, demoEnvironment])
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test('[S87.2] gaps by priority; rows not answered are unknown and lower the coverage', () => {
    const gaps = requirementGaps(
      portalLaunch,
      new Map([
        ['deal-registration', true],
        ['training', true],
        ['lead-distribution', false],
        ['mdf', false],
      ]),
    );
    expect(gaps).toMatchObject({ value: 50, coverage: 40, rule: 'S87.2', preset: 'portal-launch' });
    expect(gaps.because.map(({ text }) => text)).toEqual([
      '2 of 4 answered rows are there.',
      'Missing (must have): Lead distribution.',
      'Missing (within 6 months): MDF workflow.',
    ]);
    expect(
      gaps.gaps.map(({ priority, missing, unknown }) => [
        priority,
        missing.map(({ id }) => id),
        unknown.map(({ id }) => id),
      ]),
    ).toEqual([
      ['must have', ['lead-distribution'], ['content-library', 'commission-tracker']],
      ['within 6 months', ['mdf'], ['co-branding', 'directory', 'performance', 'forum']],
    ]);
    expect(requirementGaps(demoEnvironment, new Map())).toMatchObject({ value: null, coverage: 0 });
    expect(requirementGaps(demoEnvironment, new Map([['sandbox', true]])).value).toBe(100);
  });

  test('[S87.p1] missing and unknown rows and those that are there make up the list', () => {
    const answers = fc.array(fc.option(fc.boolean()), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(answers, (all) => {
        const present = new Map(
          portalSections.rows.flatMap(({ id }, at): [string, boolean][] => {
            const answer = all[at];
            return typeof answer === 'boolean' ? [[id, answer]] : [];
          }),
        );
        const { gaps } = requirementGaps(portalSections, present);
        const open = gaps.reduce((sum, gap) => sum + gap.missing.length + gap.unknown.length, 0);
        const there = [...present.values()].filter(Boolean).length;
        expect(open + there).toBe(portalSections.rows.length);
      }),
      runs,
    );
  });
});
