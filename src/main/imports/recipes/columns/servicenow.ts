import type { Family } from './family.ts';

/** ServiceNow: deal registrations of its partner management (table sn_prm_dr_deal_registration) and channel partners. */
export const servicenow: Family = {
  name: 'ServiceNow',
  signs: [
    'Channel partner',
    'Deal registration type',
    'Estimated deal size',
    'Sales cycle type',
    'Partner program',
    'Sys ID',
    'Deal registration number',
  ],
  columns: {
    partners: {
      externalId: ['Number', 'Sys ID', 'Channel partner number'],
      name: ['Channel partner', 'Partner account', 'Account', 'Name'],
      domain: ['Website'],
      type: ['Partner type', 'Channel partner type'],
      tierHeld: ['Partner level', 'Partner tier', 'Program level'],
      owner: ['Partner manager', 'Channel manager', 'Assigned to'],
      country: ['Country'],
      agreementSignedOn: ['Onboarded on', 'Partner since'],
      status: ['State', 'Status'],
    },
    deals: {
      externalId: ['Deal registration number', 'Number', 'Sys ID'],
      partner: ['Channel partner', 'Partner', 'Partner account'],
      name: ['Short description', 'Deal name'],
      account: ['Account', 'Account name', 'Consumer', 'End customer'],
      stage: ['State', 'Registration status'],
      amount: ['Estimated deal size', 'Deal size'],
      registeredOn: ['Submitted on', 'Approved on', 'Registered on'],
      openedOn: ['Created', 'Opened'],
      expectedCloseOn: ['Estimated close date', 'Expected close date'],
      owner: ['Assigned to'],
      product: ['Product offering', 'Product model', 'Product'],
    },
  },
};
