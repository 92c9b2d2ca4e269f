import type { Family } from './family.ts';

const partner = ['Partner Key', 'partnership_key', 'Partnership Key', 'Partner Name', 'Partner'];

/** PartnerStack: partnerships, and its deals and transactions. Rewards stay columns of their own. */
export const partnerstack: Family = {
  name: 'PartnerStack',
  signs: [
    'partner_key',
    'partnership_key',
    'customer_key',
    'transaction_key',
    'deal_key',
    'reward_key',
    'group_slug',
    'Sub ID',
  ],
  columns: {
    partners: {
      externalId: ['Partner Key', 'partnership_key', 'Partnership Key'],
      name: ['Partner Name', 'Team Name', 'Company Name', 'Name'],
      domain: ['Website', 'Company Website'],
      type: ['Group', 'Group Name', 'group_slug'],
      tierHeld: ['Tier', 'Partner Tier'],
      owner: ['Partner Manager', 'Manager', 'Manager Name'],
      country: ['Country'],
      agreementSignedOn: ['Joined At', 'Join Date', 'Approved At', 'Date Joined'],
      status: ['Approved Status', 'Partner Status', 'Status'],
    },
    deals: {
      externalId: ['Deal Key', 'Transaction Key', 'Key'],
      partner,
      name: ['Deal Name', 'Name'],
      account: ['Account Name', 'Customer Name', 'Customer Key', 'Customer External Key'],
      stage: ['Stage', 'Stage Name', 'Status'],
      amount: ['Amount', 'Deal Amount', 'Transaction Amount', 'Amount USD'],
      currency: ['Currency'],
      registeredOn: ['Submitted At', 'Date Submitted'],
      openedOn: ['Created At', 'Date Created'],
      closedOn: ['Close Date', 'Closed At', 'Date Closed'],
      product: ['Product Key', 'Product Name', 'Category Key'],
    },
    contacts: {
      partner,
      name: ['Full Name', 'Member Name'],
      email: ['Email', 'Partner Email'],
    },
  },
};
