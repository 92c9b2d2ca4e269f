import { describe, expect, test } from 'vitest';
import {
  type AttributionEvidence,
  judgeEvidence,
} from '../../../src/shared/attribution/evidence.ts';
import { standardWindows } from '../../../src/shared/attribution/windows.ts';

const days = {
  signedUpOn: '2026-04-01',
  opportunityCreatedOn: '2026-04-10',
  closedOn: '2026-06-30',
};
const judge = (kind: AttributionEvidence['kind'], on: string | null) => {
  const [found] = judgeEvidence(standardWindows, [{ kind, on, what: 'note' }], days);
  return [found?.counts.value, found?.counts.rule];
};

describe('evidence', () => {
  test('[S44.7] a click, a registration and a touch count within their own windows', () => {
    expect([judge('click', '2026-01-01'), judge('click', '2025-12-31')]).toEqual([
      [true, 'S45.2'],
      [false, 'S45.2'],
    ]);
    expect([
      judge('affiliate-click', '2026-01-31'),
      judge('affiliate-click', '2026-01-30'),
    ]).toEqual([
      [true, 'S45.2'],
      [false, 'S45.2'],
    ]);
    expect([judge('registration', '2026-03-02'), judge('registration', '2026-03-01')]).toEqual([
      [true, 'S45.3'],
      [false, 'S45.3'],
    ]);
    expect([judge('touch', '2026-04-10'), judge('touch', '2026-04-09')]).toEqual([
      [true, 'S45.4'],
      [false, 'S45.4'],
    ]);
    expect(judge('touch', null)).toEqual([null, 'S45.4']);
    expect(() => judge(String('x') as 'touch', null)).toThrow('Unreachable');
  });

  test('[S44.7] each piece keeps its place and its words', () => {
    const evidence = { kind: 'click', on: '2026-03-31', what: 'link in the newsletter' } as const;
    const judged = judgeEvidence(standardWindows, [evidence], days);
    expect(judged[0]?.evidence).toEqual(evidence);
    expect(judgeEvidence(standardWindows, [], days)).toEqual([]);
  });
});
