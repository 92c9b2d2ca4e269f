import type { Family } from './family.ts';

const partnerId = ['Media Partner Id', 'Partner Id', 'MP Id'];
const partnerName = ['Media Partner', 'Media Partner Name', 'Partner Name', 'Partner'];

/** impact.com: partners, and actions, which are sales with a state of their own. */
export const impact: Family = {
  name: 'impact.com',
  signs: [
    'Action Id',
    'Action Tracker',
    'Action Tracker Name',
    'Media Partner',
    'Media Partner Id',
    'Media Partner Name',
    'Locking Date',
    'Sale Amount',
    'Partner Groups',
  ],
  columns: {
    partners: {
      externalId: partnerId,
      name: partnerName,
      domain: ['Primary Website', 'Website', 'Primary Property'],
      type: ['Partner Groups', 'Partner Group', 'Primary Promotional Method', 'Partner Type'],
      owner: ['Partner Manager', 'Account Manager', 'Relationship Owner'],
      country: ['Country', 'Partner Country'],
      agreementSignedOn: ['Joined Date', 'Join Date', 'Contract Start Date'],
      status: ['Contract Status', 'Relationship State', 'Status'],
    },
    deals: {
      externalId: ['Action Id', 'Id'],
      partner: [...partnerId, ...partnerName],
      name: ['Oid', 'Order Id', 'Action Tracker', 'Action Tracker Name'],
      account: ['Customer Id', 'Customer Name'],
      stage: ['State', 'Action Status', 'Status'],
      amount: ['Sale Amount', 'Amount', 'Revenue', 'Intended Amount'],
      currency: ['Currency', 'Original Currency'],
      openedOn: ['Creation Date', 'Referral Date'],
      closedOn: ['Event Date', 'Action Date', 'Transaction Date'],
      product: ['Category', 'SKU', 'Item Name'],
    },
  },
};
