import type { Evidence, Fact } from '../../../src/shared/kernel/explained.ts';
import type { TierFacts } from '../../../src/shared/tiers/types.ts';

export const today = '2020-02-15';

export const rows: Evidence = {
  entity: 'deals',
  label: 'Deals',
  source: 'crm',
  file: 'deals.csv',
  rows: 6,
  asOf: '2020-02-14',
};

export const fact = (value: number | null): Fact<number> => ({
  value,
  evidence: value === null ? [] : [rows],
  asOf: value === null ? null : '2020-02-14',
});

export type Quick = {
  arr?: number | null | undefined;
  referrals?: number | null | undefined;
  certified?: number | null | undefined;
  signed?: string | null | undefined;
  held?: string | null | undefined;
};

/** Facts for the standard ladder; amounts in whole dollars. */
export function tierFacts({
  arr = null,
  referrals = null,
  certified = null,
  signed = '2018-01-05',
  held = null,
}: Quick): TierFacts {
  return {
    currency: 'USD',
    arrLabel: 'ARR',
    agreementSignedOn: signed,
    averageDeal: 1_500_000,
    closedDealsT12M: 4,
    held,
    measures: {
      sourcedArr: fact(arr === null ? null : arr * 100),
      referrals: fact(referrals),
      certified: fact(certified),
    },
  };
}
