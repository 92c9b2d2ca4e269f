import type { Family } from './family.ts';

const partner = [
  'Partner Name',
  'Partner Organization',
  'Partner Organization Name',
  'Partner Company',
  'Partner',
];

/** Crossbeam and Reveal, one product since 2024: the list of partners, and overlaps of accounts with them. */
export const crossbeam: Family = {
  name: 'Crossbeam',
  signs: [
    'Partner Population',
    'Partner Populations',
    'Your Population',
    'My Population',
    'Population',
    'Populations',
    'Overlaps',
    'Overlap Count',
    'Potential Influence',
    'Partner Account Status',
    'Your Account Name',
    'Partner Organization',
    'Partnered',
  ],
  columns: {
    partners: {
      externalId: ['Partner Organization ID', 'Partner UUID'],
      name: [...partner, 'Name'],
      domain: ['Partner Domain', 'Partner Website', 'Domain'],
      owner: ['Partner Manager', 'Partnership Owner', 'Owner'],
      agreementSignedOn: ['Partnered', 'Partnered On', 'Partnership Start Date'],
      status: ['Partnership Status', 'Status'],
    },
    deals: {
      externalId: ['Opportunity ID', 'Your Opportunity ID'],
      partner,
      name: ['Opportunity Name', 'Your Opportunity Name'],
      account: ['Your Account Name', 'Account Name', 'Company Name', 'Record Name', 'Account'],
      accountDomain: ['Your Account Website', 'Account Website', 'Account Domain', 'Domain'],
      stage: ['Your Opportunity Stage', 'Opportunity Stage', 'Deal Stage'],
      amount: ['Your Opportunity Amount', 'Opportunity Amount', 'Open Deal Amount'],
      expectedCloseOn: ['Opportunity Close Date', 'Your Opportunity Close Date'],
      owner: ['Your Account Owner', 'Account Owner', 'Your Account Owner Name'],
    },
  },
};
