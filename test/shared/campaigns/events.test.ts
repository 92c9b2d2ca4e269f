import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EventCosts,
  type EventOutlook,
  eventForecast,
  eventInvestment,
  eventReturn,
} from '../../../src/shared/campaigns/event-return.ts';
import { judgePlatform, splitSummit } from '../../../src/shared/campaigns/summit.ts';
import { percentRatio, type Ratio, ratio, toDecimals } from '../../../src/shared/kernel/ratio.ts';
import {
  eventFormats,
  sponsorshipBySize,
  workedEvent,
} from '../../../src/shared/playbooks/event-formats.ts';
import {
  type PlatformFeatureId,
  summitPractice,
} from '../../../src/shared/playbooks/event-summit.ts';
import { runs } from '../runs.ts';

const costs: EventCosts = {
  sponsorship: 100 * workedEvent.sponsorship,
  ourShare: percentRatio(workedEvent.ourSharePercent),
  travel: 100 * workedEvent.travel,
  collateral: 100 * workedEvent.collateral,
  currency: 'USD',
};
const outlook: EventOutlook = {
  leads: workedEvent.leads,
  leadToOpportunity: percentRatio(workedEvent.leadToOpportunityPercent),
  opportunityToClose: percentRatio(workedEvent.closePercent),
  averageDeal: 100 * workedEvent.averageDeal,
};
const two = (value: Ratio | null): number | null => (value === null ? null : toDecimals(value, 2));

describe('event return', () => {
  test('[S29.1] our investment is our share of the sponsorship, travel and collateral', () => {
    expect(eventInvestment(costs)).toEqual({
      value: 2_200_000,
      because: [
        { text: 'Sponsorship: 50% of $30,000 is $15,000.00.', part: 1_500_000 },
        { text: 'Travel and staff: $5,000.00.', part: 500_000 },
        { text: 'Collateral: $2,000.00.', part: 200_000 },
      ],
      inputs: [
        { name: 'sponsorship', value: 3_000_000 },
        { name: 'our share', value: '50%' },
        { name: 'travel and staff', value: 500_000 },
        { name: 'collateral', value: 200_000 },
      ],
      rule: 'S29.1',
      preset: null,
      coverage: 100,
    });
  });

  test('[S29.2] the worked event: 22.5 opportunities, 4.5 deals, $112,500, 5.11x', () => {
    const found = eventForecast(costs, outlook);
    expect(found).toMatchObject({
      value: 11_250_000,
      because: [
        { text: '75 leads at 30% give 22.5 opportunities; 20% of them 4.5 deals.', part: null },
        { text: '4.5 deals at $25,000 bring $112,500.00.', part: 11_250_000 },
      ],
      inputs: [
        { name: 'leads', value: 75 },
        { name: 'lead to opportunity', value: '30%' },
        { name: 'opportunity to close', value: '20%' },
        { name: 'average deal', value: 2_500_000 },
      ],
      rule: 'S29.2',
      investment: { value: 2_200_000 },
    });
    expect([
      two(found.opportunities),
      two(found.deals),
      two(found.multiple),
      two(found.netRoi),
    ]).toEqual([22.5, 4.5, 5.11, 4.11]);
  });

  test('[S29.4] whole deals: 4 give 4.55x and 5 give 5.68x', () => {
    const { wholeDeals } = eventForecast(costs, outlook);
    expect(
      wholeDeals.map(({ deals, revenue, multiple, netRoi }) => [
        deals,
        revenue,
        two(multiple),
        two(netRoi),
      ]),
    ).toEqual([
      [4, 10_000_000, 4.55, 3.55],
      [5, 12_500_000, 5.68, 4.68],
    ]);
    const { quotedOpportunities, quotedDeals, quotedRevenue, quotedMultiple } = workedEvent;
    expect([quotedOpportunities, quotedDeals, quotedRevenue, quotedMultiple]).toEqual([
      23,
      { min: 4, max: 5 },
      { min: 100_000, max: 125_000 },
      { min: 4, max: 5 },
    ]);
    expect(
      eventForecast(costs, { ...outlook, leads: 100 }).wholeDeals.map(({ deals }) => deals),
    ).toEqual([6]);
  });

  test('[S29.3] nothing invested has no multiple', () => {
    expect(eventReturn(100, 0)).toEqual({ multiple: null, netRoi: null });
    expect(eventReturn(50, 100)).toEqual({ multiple: ratio(50, 100), netRoi: ratio(-50, 100) });
  });

  test('[S29.p1] more leads never return less', () => {
    const leads = fc.nat(5_000);
    fc.assert(
      fc.property(leads, leads, (a, b) => {
        const revenue = (count: number): number =>
          eventForecast(costs, { ...outlook, leads: count }).value ?? -1;
        expect(revenue(Math.max(a, b))).toBeGreaterThanOrEqual(revenue(Math.min(a, b)));
      }),
      runs,
    );
  });

  test('[S29.5] formats by investment and sponsorship by size of event', () => {
    expect(
      eventFormats.map(({ id, investment, reach }) => [
        id,
        investment.min,
        investment.max,
        reach?.min ?? null,
        reach?.max ?? null,
      ]),
    ).toEqual([
      ['webinar', 2_000, 5_000, 200, 1_000],
      ['virtual-summit', 10_000, 30_000, 500, 5_000],
      ['booth', 20_000, 100_000, null, null],
      ['roadshow', 50_000, 200_000, null, null],
      ['partner-summit', 100_000, 500_000, 100, 500],
      ['user-conference', 500_000, null, 1_000, null],
    ]);
    expect(sponsorshipBySize.map(({ tier }) => tier)).toEqual([1, 2, 3]);
  });
});

describe('summit', () => {
  test('[S30.1] two days of 480 minutes: 384, 288 and 288', () => {
    expect(splitSummit(960)).toEqual({
      value: 960,
      because: [
        { text: 'Roadmap: 40% of 960 minutes is 384.', part: 384 },
        { text: 'Training: 30% of 960 minutes is 288.', part: 288 },
        { text: 'Networking: 30% of 960 minutes is 288.', part: 288 },
      ],
      inputs: [{ name: 'minutes', value: 960 }],
      rule: 'S30.1',
      preset: null,
      coverage: 100,
      parts: [
        { id: 'roadmap', minutes: 384 },
        { id: 'training', minutes: 288 },
        { id: 'networking', minutes: 288 },
      ],
    });
    expect(summitPractice.days).toEqual({ min: 1, max: 2 });
  });

  test('[S30.p1] no minute of a summit is lost', () => {
    fc.assert(
      fc.property(fc.nat(3_000), (minutes) => {
        expect(splitSummit(minutes).parts.reduce((sum, part) => sum + part.minutes, 0)).toBe(
          minutes,
        );
      }),
      runs,
    );
  });

  const all: Readonly<Record<PlatformFeatureId, boolean | null>> = {
    registration: true,
    streaming: true,
    chat: true,
    recording: true,
    breakouts: true,
    polling: true,
    networking: true,
    analytics: true,
  };

  test('[S30.2] a missing critical feature fails a platform, others do not', () => {
    expect(judgePlatform({ ...all, recording: false, polling: false })).toMatchObject({
      value: false,
      missing: ['recording', 'polling'],
      unknown: [],
      because: [
        { text: 'Critical features missing: Recording (on demand).', part: null },
        { text: 'Critical features not known: none.', part: null },
        { text: 'Other features missing: Polling (interactivity).', part: null },
      ],
      coverage: 100,
      rule: 'S30.2',
    });
    expect(
      judgePlatform({
        ...all,
        breakouts: false,
        polling: false,
        networking: false,
        analytics: false,
      }),
    ).toMatchObject({
      value: true,
      because: [
        { text: 'Critical features missing: none.' },
        {},
        {
          text: 'Other features missing: Breakout rooms (small groups), Polling (interactivity), Networking (connections) and Analytics (measurement).',
        },
      ],
    });
    for (const id of ['registration', 'streaming', 'chat', 'recording'] as const)
      expect(judgePlatform({ ...all, [id]: false }).value).toBe(false);
  });

  test('[S30.2] a critical feature nobody looked at leaves it open', () => {
    expect(judgePlatform({ ...all, chat: null })).toMatchObject({
      value: null,
      unknown: ['chat'],
      coverage: 87,
    });
    expect(judgePlatform({ ...all, chat: null }).because[1]?.text).toBe(
      'Critical features not known: Chat and Q&A (engagement).',
    );
    expect(judgePlatform({ ...all, polling: null }).value).toBe(true);
    expect(judgePlatform({ ...all, chat: null, streaming: false }).value).toBe(false);
  });
});
