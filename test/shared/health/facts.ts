import type { HealthFacts } from '../../../src/shared/health/types.ts';
import type { Evidence } from '../../../src/shared/kernel/explained.ts';

export const today = '2020-02-15';

export const rows: Evidence = {
  entity: 'quarters',
  label: 'Quarterly figures',
  source: 'erp',
  file: 'quarters.csv',
  rows: 9,
  asOf: '2020-02-14',
};

/** A partner of whom everything is known: 20 + 20 + 15 + 10 + 5 = 70. */
export const known: HealthFacts = {
  currency: 'USD',
  revenue: {
    quarter: '2019-Q4',
    current: 11_840_000,
    priorQuarter: '2018-Q4',
    prior: 10_390_000,
    evidence: [rows],
  },
  registrations: { count: 4, from: '2019-11-18', to: today, evidence: [rows] },
  engagement: { kind: 'average', loginsPerMonth: 2.5, on: '2020-01-31', evidence: [] },
  nps: { value: 45, on: '2019-12-01', evidence: [] },
  fit: { value: 'moderate', on: '2019-09-04', evidence: [] },
};

/** A partner of whom nothing is known. */
export const blank: HealthFacts = {
  currency: 'USD',
  revenue: {
    quarter: '2019-Q4',
    current: null,
    priorQuarter: '2018-Q4',
    prior: null,
    evidence: [],
  },
  registrations: { count: null, from: '2019-11-18', to: today, evidence: [] },
  engagement: { kind: 'unknown' },
  nps: null,
  fit: null,
};
