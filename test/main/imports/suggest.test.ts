import { describe, expect, test } from 'vitest';
import {
  families,
  familyOf,
  languages,
} from '../../../src/main/imports/recipes/columns/families.ts';
import { foldName } from '../../../src/main/imports/recipes/columns/family.ts';
import { usualNames } from '../../../src/main/imports/recipes/columns/usual.ts';
import { suggestRecipe } from '../../../src/main/imports/recipes/suggest.ts';
import { type EntityName, entityNames } from '../../../src/shared/book/entities.ts';
import { failureOf } from '../../fixtures/failure-of.ts';

/** Field → column of the recipe suggested for a header. */
function suggested(entity: EntityName, header: readonly string[], rows?: string[][]) {
  const file = { header: [...header], ...(rows === undefined ? {} : { rows }) };
  const { columns } = suggestRecipe(file, entity, 'crm', header.slice(0, 1));
  return Object.fromEntries(
    Object.entries(columns).map(([column, rule]) => [
      typeof rule === 'string' ? rule : rule.field,
      column,
    ]),
  );
}

const fieldNames = (names: object | undefined) =>
  Object.entries(names ?? {}).flatMap(([field, list]: [string, readonly string[]]) =>
    list.map((alias) => ({ field, alias })),
  );

describe('every name of every table fills its field', () => {
  for (const family of families)
    for (const entity of entityNames) {
      const all = fieldNames(family.columns[entity]);
      if (all.length === 0) continue;
      test(`${family.name}, ${entity}`, () => {
        for (const { field, alias } of all) {
          const names = all.map((one) => foldName(one.alias));
          // A sign that is no column of this entity, so that the name stands alone.
          const sign =
            family.signs.find((one) => !names.includes(foldName(one))) ?? family.signs[0] ?? '';
          const own = family.signs.some((one) => foldName(one) === foldName(alias));
          const header = own ? [alias] : [alias, sign];
          expect(suggested(entity, header), `${alias} beside ${sign}`).toMatchObject({
            [field]: alias,
          });
        }
      });
    }

  for (const { name, columns } of languages)
    test(name, () => {
      for (const entity of entityNames)
        for (const { field, alias } of fieldNames(columns[entity])) {
          const fields = fieldNames(columns[entity]).filter((one) => one.alias === alias);
          const found = suggested(entity, [alias]);
          // "Firma" is a partner's name among partners; a word of two fields fills one of them.
          expect(
            fields.some((one) => found[one.field] === alias) || usualField(entity, alias) in found,
            `${entity}: ${alias} for ${field} became ${JSON.stringify(found)}`,
          ).toBe(true);
        }
    });

  test('any system', () => {
    for (const entity of entityNames)
      for (const { field, alias } of fieldNames(usualNames[entity])) {
        const found = suggested(entity, [alias]);
        expect(Object.values(found), `${entity}: ${alias} for ${field}`).toEqual([alias]);
      }
  });
});

function usualField(entity: EntityName, alias: string): string {
  const name = foldName(alias);
  return Object.entries(usualNames[entity]).find(([, list]) => list.includes(name))?.[0] ?? '';
}

describe('whole headers as the systems write them', () => {
  test('a Salesforce opportunity report, its amount with its own currency', () => {
    const header = [
      'Opportunity ID (18)',
      'Opportunity Name',
      'Account Name',
      'Partner Account',
      'Stage',
      'Amount (converted) Currency',
      'Amount (converted)',
      'Amount Currency',
      'Amount',
      'Probability (%)',
      'Close Date',
      'Created Date',
      'Opportunity Owner',
    ];
    expect(suggested('deals', header)).toEqual({
      externalId: 'Opportunity ID (18)',
      name: 'Opportunity Name',
      account: 'Account Name',
      partner: 'Partner Account',
      stage: 'Stage',
      amount: 'Amount',
      currency: 'Amount Currency',
      probability: 'Probability (%)',
      closedOn: 'Close Date',
      openedOn: 'Created Date',
      owner: 'Opportunity Owner',
    });
    expect(familyOf(header)?.name).toBe('Salesforce');
  });

  test('a converted amount goes with the converted currency, and never with the other', () => {
    const both = ['Opportunity ID', 'Amount (converted)', 'Amount (converted) Currency'];
    expect(suggested('deals', both).currency).toBe('Amount (converted) Currency');
    const strange = ['Opportunity ID', 'Amount', 'Amount (converted) Currency'];
    expect(suggested('deals', strange)).not.toHaveProperty('currency');
    const company = ['Record ID', 'Deal owner', 'Amount in company currency', 'Currency'];
    expect(suggested('deals', company)).not.toHaveProperty('currency');
  });

  test('HubSpot deals, companies and contacts', () => {
    const deals =
      'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Associated Company'.split(
        ',',
      );
    expect(suggested('deals', deals)).toEqual({
      externalId: 'Record ID',
      name: 'Deal Name',
      stage: 'Deal Stage',
      closedOn: 'Close Date',
      owner: 'Deal owner',
      amount: 'Amount',
      account: 'Associated Company',
    });
    const companies =
      'Record ID,Company name,Company owner,City,Country/Region,Company Domain Name'.split(',');
    expect(suggested('partners', companies)).toEqual({
      externalId: 'Record ID',
      name: 'Company name',
      owner: 'Company owner',
      city: 'City',
      country: 'Country/Region',
      domain: 'Company Domain Name',
    });
    const contacts = 'Record ID,Full Name,Email,Job Title,Associated Company'.split(',');
    expect(suggested('contacts', contacts)).toMatchObject({
      partner: 'Associated Company',
      role: 'Job Title',
    });
  });

  test('PartnerStack, impact.com, Crossbeam, ServiceNow and Oracle', () => {
    const read = (entity: EntityName, header: string) => {
      const columns = header.split(',');
      return { family: familyOf(columns)?.name, ...suggested(entity, columns) };
    };
    expect(read('partners', 'partner_key,name,group,status,joined_at')).toEqual({
      family: 'PartnerStack',
      externalId: 'partner_key',
      name: 'name',
      type: 'group',
      status: 'status',
      agreementSignedOn: 'joined_at',
    });
    expect(
      read('deals', 'Action Id,Media Partner,Event Date,State,Sale Amount,Currency,Oid'),
    ).toEqual({
      family: 'impact.com',
      externalId: 'Action Id',
      partner: 'Media Partner',
      closedOn: 'Event Date',
      stage: 'State',
      amount: 'Sale Amount',
      currency: 'Currency',
      name: 'Oid',
    });
    expect(
      read('deals', 'Partner Name,Partner Population,Your Population,Account Name,Account Owner'),
    ).toEqual({
      family: 'Crossbeam',
      partner: 'Partner Name',
      account: 'Account Name',
      owner: 'Account Owner',
    });
    expect(
      read(
        'deals',
        'Number,Channel partner,Account,State,Estimated deal size,Estimated close date,Assigned to,Short description',
      ),
    ).toEqual({
      family: 'ServiceNow',
      externalId: 'Number',
      partner: 'Channel partner',
      account: 'Account',
      stage: 'State',
      amount: 'Estimated deal size',
      expectedCloseOn: 'Estimated close date',
      owner: 'Assigned to',
      name: 'Short description',
    });
    expect(
      read(
        'deals',
        'Registration Number,Registration Status,Partner Account,End Customer,Expiration Date,Deal Size',
      ),
    ).toEqual({
      family: 'Oracle',
      externalId: 'Registration Number',
      stage: 'Registration Status',
      partner: 'Partner Account',
      account: 'End Customer',
      amount: 'Deal Size',
    });
  });

  test('German and French headers, composed letters or not', () => {
    const german = 'Auftragsnummer;Partnernummer;Endkunde;Betrag;Währung;Abschlussdatum'.split(';');
    const found = {
      externalId: 'Auftragsnummer',
      partner: 'Partnernummer',
      account: 'Endkunde',
      amount: 'Betrag',
      currency: 'Währung',
      closedOn: 'Abschlussdatum',
    };
    expect(suggested('deals', german)).toEqual(found);
    const apart = german.map((name) => name.normalize('NFD'));
    expect(Object.keys(suggested('deals', apart)).sort()).toEqual(Object.keys(found).sort());
    const french = "N° partenaire,Trimestre,Chiffre d'affaires,Devise".split(',');
    expect(suggested('quarters', french)).toEqual({
      partner: 'N° partenaire',
      quarter: 'Trimestre',
      revenue: "Chiffre d'affaires",
      currency: 'Devise',
    });
  });

  test('our own labels and field names', () => {
    expect(
      suggested('certifications', ['Id in the source', 'Person', 'Issued', 'Valid for, months']),
    ).toMatchObject({ externalId: 'Id in the source', validMonths: 'Valid for, months' });
    expect(suggested('partners', ['externalId', 'tierHeld', 'agreementSignedOn'])).toEqual({
      externalId: 'externalId',
      tierHeld: 'tierHeld',
      agreementSignedOn: 'agreementSignedOn',
    });
  });
});

describe('how a column names the partner', () => {
  const rule = (column: string) =>
    suggestRecipe({ header: [column, 'Deal'] }, 'deals', 'crm', ['Deal']).columns[column];

  test('by its id, its web domain, else its name', () => {
    for (const column of ['partner_id', 'Partner-Nr.', 'Partnernummer', 'N° partenaire'])
      expect(rule(column), column).toBe('partner');
    for (const column of ['Partner', 'Partner Name', 'Händler', 'Nom du partenaire'])
      expect(rule(column), column).toEqual({ field: 'partner', match: 'name' });
  });
});

test('a name of a system we know means nothing in a file of another', () => {
  expect(suggested('partners', ['name', 'group'])).toEqual({ name: 'name' });
  expect(familyOf(['name', 'group'])).toBeNull();
});

test('a header that is data, and a file without a key, are told', () => {
  expect(
    failureOf(() => suggestRecipe({ header: ['12', 'x y'] }, 'deals', 'crm')).data.reason,
  ).toBe('NoHeader');
  expect(failureOf(() => suggestRecipe({ header: ['Color'] }, 'deals', 'crm')).data.reason).toBe(
    'NoKey',
  );
});

test('[S03.8] a row’s own id is the key, though it is blank or stands twice here and there', () => {
  const keyOf = (header: string[], ...rows: string[][]) =>
    suggestRecipe({ header, rows }, 'deals', 'crm').key;
  const header = ['deal_id', 'name', 'product'];
  expect(keyOf(header, ['1', 'a', 'x'], ['1', 'b', 'x'], ['2', 'c', 'x'])).toEqual(['deal_id']);
  expect(keyOf(header, ['1', 'a', 'x'], ['', 'b', 'x'], ['2', 'c', 'x'])).toEqual(['deal_id']);
  expect(keyOf(header, ['1', 'a', 'x'], ['1', 'b', 'y'], ['2', 'c', 'x'])).toEqual([
    'deal_id',
    'product',
  ]);
  expect(keyOf(header, ['', 'a', 'x'], ['', 'b', 'x'], ['', 'c', 'x'])).toEqual(['name']);
});
