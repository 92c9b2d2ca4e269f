import type { Cadence } from '../program/cadence.ts';
import type { MonthRange } from './partner-type-tables.ts';

/** The seven primary types of S05; a partner has one, and any number of secondary ones. */
export const partnerTypeIds = [
  'technology',
  'referral',
  'reseller',
  'affiliate',
  'si',
  'strategic',
  'oem',
] as const;
export type PartnerTypeId = (typeof partnerTypeIds)[number];

export type PartnerTypeDefinition = {
  readonly label: string;
  readonly primaryValue: string;
  readonly revenueModel: string;
  readonly support: 'Automated' | 'Light' | 'Medium' | 'Technical' | 'High' | 'White-glove';
  /** What its value is measured by, and the months from signature to it; null = the type has none (Appendix E). */
  readonly value: { readonly metric: string; readonly months: MonthRange } | null;
};

/** Type definitions (S05, second table) with key metric and time to value (first table, Appendix E). */
export const partnerTypes: Readonly<Record<PartnerTypeId, PartnerTypeDefinition>> = {
  technology: {
    label: 'Technology',
    primaryValue: 'Integration, ecosystem',
    revenueModel: 'Mutual referral',
    support: 'Technical',
    value: { metric: 'Active integrations', months: { min: 3, max: 6 } },
  },
  referral: {
    label: 'Referral',
    primaryValue: 'Lead generation',
    revenueModel: 'Commission',
    support: 'Light',
    value: { metric: 'Referred revenue', months: { min: 1, max: 3 } },
  },
  reseller: {
    label: 'Reseller',
    primaryValue: 'Sales extension',
    revenueModel: 'Margin or discount',
    support: 'Medium',
    value: { metric: 'Partner-sourced ARR', months: { min: 6, max: 12 } },
  },
  affiliate: {
    label: 'Affiliate',
    primaryValue: 'Lead volume',
    revenueModel: 'Commission',
    support: 'Automated',
    value: { metric: 'Referred revenue', months: { min: 1, max: 3 } },
  },
  si: {
    label: 'SI / consultant',
    primaryValue: 'Services, implementation',
    revenueModel: 'Referral and services',
    support: 'High',
    value: null,
  },
  strategic: {
    label: 'Strategic',
    primaryValue: 'Market expansion',
    revenueModel: 'Custom',
    support: 'White-glove',
    value: { metric: 'Co-sold deals', months: { min: 6, max: 18 } },
  },
  oem: {
    label: 'OEM',
    primaryValue: 'Revenue diversification',
    revenueModel: 'Wholesale',
    support: 'Technical',
    value: { metric: 'Embedded revenue', months: { min: 12, max: 24 } },
  },
};

/** How often a new partner of a support level is in touch until it has a segment. Decided: the field names none. */
export const supportCadences: Readonly<Record<PartnerTypeDefinition['support'], Cadence>> = {
  Automated: 'quarterly',
  Light: 'quarterly',
  Medium: 'monthly',
  Technical: 'monthly',
  High: 'bi-weekly',
  'White-glove': 'weekly',
};
