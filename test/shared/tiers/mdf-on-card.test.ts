import { expect, test } from 'vitest';
import { mdfPresets } from '../../../src/shared/campaigns/mdf/presets.ts';
import { tierBenefits } from '../../../src/shared/playbooks/tier-benefits.ts';
import { entitlementCard } from '../../../src/shared/tiers/entitlements.ts';
import { mdfOnCard } from '../../../src/shared/tiers/mdf-on-card.ts';

const { M1, M2 } = mdfPresets;

test('[S13.2] the card shows the active MDF preset: M1 by the year, M2 by the quarter', () => {
  expect(mdfOnCard(M1)).toEqual({
    preset: 'M1',
    byTier: {
      Silver: { amount: 5_000, per: 'year', orMore: false },
      Gold: { amount: 25_000, per: 'year', orMore: false },
      Platinum: { amount: 100_000, per: 'year', orMore: true },
    },
  });
  expect(mdfOnCard(M2).byTier.Silver).toMatchObject({ per: 'quarter' });
});

test('[S13.2] tiers before the start tier have none; a chosen amount is no longer "or more"', () => {
  const fromGold = {
    ...M1,
    startTier: 'Gold',
    funds: M1.funds.map((fund) =>
      fund.tier === 'Platinum' ? { ...fund, chosenPerYear: 120_000 } : fund,
    ),
  };
  expect(mdfOnCard(fromGold).byTier).toEqual({
    Gold: { amount: 25_000, per: 'year', orMore: false },
    Platinum: { amount: 120_000, per: 'year', orMore: false },
  });
  const unlimited = {
    ...M1,
    funds: M1.funds.map((fund) => ({ ...fund, perYear: null, perQuarter: null })),
  };
  expect(mdfOnCard(unlimited).byTier).toEqual({});
});

test('[S13.2] the entitlement card of Gold reads by it', () => {
  const card = entitlementCard(tierBenefits.T1, 'Gold', {
    currency: 'USD',
    mdf: mdfOnCard(M1),
    registration: null,
  });
  expect(card.ok && card.value.value?.find(({ id }) => id === 'mdf')?.text).toBe('$25,000 a year');
});
