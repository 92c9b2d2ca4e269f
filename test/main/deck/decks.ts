import { standardHealthRules } from '../../../src/shared/health/rules.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import { placeInMatrix } from '../../../src/shared/program/value-matrix.ts';
import { agendas, timeAgenda } from '../../../src/shared/qbr/agenda.ts';
import type { DeckInput, RevenuePoint } from '../../../src/shared/qbr/deck-types.ts';
import type { Commitment } from '../../../src/shared/qbr/types.ts';
import * as health from '../../shared/health/facts.ts';
import { deal, deckInput, packFacts, series, today } from '../../shared/qbr/facts.ts';

/** What only our own side may read; none of it may reach a partner's deck. */
export const secrets = {
  note: 'Ask about the new owner before the renewal talk.',
  quadrant: 'Strategic alliances',
  health: 'Health',
};

export function commitment(at: number, rest: Partial<Commitment> = {}): Commitment {
  const texts = [
    'Send the demo credentials for the spring release',
    'Submit the Q1 marketing plan with its budget',
    'Finish the Northwind case study',
    'Certify two more sales engineers',
  ];
  return {
    id: `c${at}`,
    text: texts[at % texts.length] ?? '',
    side: (['us', 'partner', 'both'] as const)[at % 3] ?? 'us',
    person: at % 2 === 0 ? 'Ada Reyes' : 'Tomas Lind',
    dueOn: '2020-01-31',
    status: 'open',
    doneOn: null,
    why: null,
    ...rest,
  };
}

/** Eight quarters with sourced, influenced and target, as a partner with good data has them. */
function split(): RevenuePoint[] {
  return series(
    62_000,
    70_000,
    81_000,
    78_000,
    90_000,
    104_000,
    97_000,
    104_000,
    111_000,
    118_400,
  ).map((point, at) => ({
    ...point,
    revenue: (point.revenue ?? 0) + 2_000_000 + at * 200_000,
    sourced: point.revenue,
    influenced: 2_000_000 + at * 200_000,
    target: 9_000_000 + at * 872_222,
  }));
}

/** A partner of whom everything is known. */
export function fullInput(rest: Partial<DeckInput> = {}): DeckInput {
  const facts = packFacts({
    actual: 156_400,
    previous: 147_000,
    priorYear: 137_000,
    target: 168_500,
    sourced: 118_400,
    influenced: 38_000,
  });
  return deckInput(facts, {
    series: split(),
    deals: [
      deal('Alder retrofit, phase two', 90_000),
      deal('Birch warehouse fleet', 61_250.5, 60),
      deal('Cedar service contract', null),
      deal('Dogwood pilot', 42_000, 51),
      deal('Elm renewal', 28_000),
      deal('Fir expansion', 9_000),
      deal('Gum starter', 7_000),
    ],
    health: scoreHealth(standardHealthRules, health.known, today),
    matrix: placeInMatrix({
      currency: 'USD',
      strategicValue: 70,
      revenueT12M: 47_000_000,
      revenueCut: 20_000_000,
    }),
    lastCommitments: [
      commitment(0),
      commitment(1, { status: 'done', doneOn: '2020-01-30' }),
      commitment(2, { status: 'dropped', why: 'their customer withdrew' }),
      commitment(3, { dueOn: '2020-03-31' }),
    ],
    nextCommitments: [
      commitment(3, { dueOn: '2020-04-30' }),
      commitment(2, { id: 'n2', dueOn: '2020-05-15', person: 'Iris Okafor' }),
    ],
    wins: [
      'Won the Northwind account against two others',
      'First influenced deal in the public sector',
    ],
    gaps: ['Two renewals slipped into the next quarter'],
    asks: ['A demo environment', 'A second seat at the product council'],
    notes: `${secrets.note}\n\nKeep calm on price: the discount ends in June.`,
    meetingOn: '2020-02-20',
    agenda: timeAgenda(agendas.Q3, null),
    ...rest,
  });
}

/** A partner of whom only the name is known. */
export function blankInput(): DeckInput {
  const facts = packFacts(
    {},
    {
      partner: { name: 'Bluefin Supply', tier: null, manager: null },
      tier: null,
      deals: {
        won: none,
        lost: none,
        registered: none,
        open: none,
        pipelineValue: none,
        salesCycleDays: none,
      },
      enablement: {
        certifiedSales: none,
        certifiedTechnical: none,
        requiredSales: null,
        requiredTechnical: null,
        trainingHours: none,
      },
      engagement: { campaigns: none, escalations: none, loginsPerMonth: none },
    },
  );
  return deckInput(facts, { series: series(null, null, null, null) });
}

const none = { value: null, evidence: [], asOf: null } as const;

/** A partner that sold before and nothing this quarter. */
export function zeroInput(): DeckInput {
  const facts = packFacts({
    actual: 0,
    previous: 12_500,
    priorYear: 8_000,
    sourced: 0,
    influenced: 0,
  });
  return deckInput(facts, { series: series(8_000, 9_500, 0, 12_500, 0) });
}

const long = (words: string, times: number) => Array.from({ length: times }, () => words).join(' ');

/** Everything too long, and too much of it. */
export function hugeInput(): DeckInput {
  const name = long('Consolidated Interplanetary Harborline Systems Integration', 4);
  const facts = packFacts(
    {
      actual: 9_123_456_789.25,
      previous: 8_123_456_789.25,
      priorYear: 1_234_567.25,
      target: 9_999_999_999.75,
      sourced: 9_000_000_000,
      influenced: 123_456_789.25,
    },
    { partner: { name, tier: 'Silver', manager: long('Alexandrina', 9) } },
  );
  const wide = series(...Array.from({ length: 10 }, (_, at) => 8_000_000_000.5 + at * 123_456_789));
  return fullInput({
    partner: { id: 'p1', name, manager: long('Alexandrina', 9) },
    program: long('Program of programs', 12),
    pack: deckInput(facts).pack,
    series: wide.map((point) => ({
      ...point,
      sourced: point.revenue,
      influenced: 0,
      target: 999_999_999_999,
    })),
    deals: Array.from({ length: 300 }, (_, at) => ({
      ...deal(`${long('Extension of the extension', 8)} ${at}`, 1_000_000_000 - at, 99),
      account: long('Überlingen-Donaudampfschifffahrtsgesellschaft', 3),
      stage: long('Waiting for the waiting', 3),
    })),
    lastCommitments: Array.from({ length: 200 }, (_, at) =>
      commitment(at, {
        id: `l${at}`,
        text: long('Send everything that was promised', 12),
        why: long('because', 40),
      }),
    ),
    nextCommitments: Array.from({ length: 200 }, (_, at) =>
      commitment(at, { id: `n${at}`, text: long('Promise', 60), person: long('Person', 20) }),
    ),
    wins: Array.from({ length: 30 }, (_, at) => `${long('Won again', 30)} ${at}`),
    gaps: Array.from({ length: 30 }, () => 'W'.repeat(400)),
    asks: Array.from({ length: 30 }, () => long('We ask for more', 20)),
    notes: Array.from(
      { length: 60 },
      (_, at) => `Paragraph ${at}. ${long('A note that goes on.', 20)}`,
    ).join('\n\n'),
  });
}
