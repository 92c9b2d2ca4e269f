import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  companyKey,
  customerKey,
  isSameCustomer,
  registrableDomain,
} from '../../../src/shared/deals/customer-key.ts';
import { legalForms, publicSuffixes } from '../../../src/shared/playbooks/deal-public-suffixes.ts';
import { runs } from '../runs.ts';

describe('customer key', () => {
  test.each([
    ['example.com', 'example.com'],
    [' WWW.Example.COM ', 'example.com'],
    ['https://www.example.com/a/b?c#d', 'example.com'],
    ['http://user:pass@shop.example.com:8080/x', 'example.com'],
    ['//www.example.com/', null],
    ['example.com?x=a.b', 'example.com'],
    ['example.com#x', 'example.com'],
    ['a@mail.example.com', 'example.com'],
    ['mailto:a@example.com', 'example.com'],
    ['example.com.', 'example.com'],
    ['example.com:443', 'example.com'],
    ['deep.sub.example.com', 'example.com'],
    ['example.de', 'example.de'],
    ['www.shop.example.co.uk', 'example.co.uk'],
    ['example.co.uk', 'example.co.uk'],
    ['co.uk', null],
    ['example', null],
    ['', null],
    ['exa mple.com', null],
    ['-example.com', null],
    ['example-.com', null],
    ['ex-ample.com', 'ex-ample.com'],
    ['x.com', 'x.com'],
    ['10.0.0.1', null],
    ['123.com', '123.com'],
    ['exámple.com', 'exámple.com'],
    ['ｅｘａｍｐｌｅ.com', 'example.com'],
  ])('[S40.13] the domain of "%s" is %s', (typed, domain) => {
    expect(registrableDomain(typed)).toBe(domain);
  });

  test.each([
    ['Example Ltd.', 'example'],
    ['EXAMPLE, Inc', 'example'],
    ['  Exämple   GmbH & Co. KG ', 'example'],
    ["O'Neil L.L.C.", 'oneil'],
    ['O\u2019Neil', 'oneil'],
    ['Ltd Co', 'ltd'],
    ['Inc', 'inc'],
    ['Company of Ships', 'company of ships'],
    ['A.B. Freight', 'ab freight'],
    ['Pike-Marlow', 'pike marlow'],
    ['...', ''],
    ['', ''],
  ])('[S40.13] the name "%s" compares as "%s"', (name, key) => {
    expect(companyKey(name)).toBe(key);
  });

  test('[S40.13] the domain decides, else the name; neither gives no key', () => {
    expect(customerKey({ name: 'Example Ltd', domain: 'www.example.com' })).toEqual({
      by: 'domain',
      key: 'example.com',
    });
    expect(customerKey({ name: 'Example Ltd', domain: 'none' })).toEqual({
      by: 'name',
      key: 'example',
    });
    expect(customerKey({ name: 'Example Ltd', domain: null })).toEqual({
      by: 'name',
      key: 'example',
    });
    expect(customerKey({ name: '?', domain: null })).toBeNull();
    expect(customerKey({ name: null, domain: null })).toBeNull();
  });

  test('[S40.13] same domain under another name is one customer', () => {
    const same = (a: [string | null, string | null], b: [string | null, string | null]) =>
      isSameCustomer({ name: a[0], domain: a[1] }, { name: b[0], domain: b[1] });
    expect(same(['A', 'a.com'], ['B', 'https://shop.a.com'])).toBe(true);
    expect(same(['A', 'a.com'], ['A', 'a.de'])).toBe(false);
    expect(same(['a.com', null], [null, 'a.com'])).toBe(false);
    expect(same(['acom', null], ['A.com', null])).toBe(true);
    expect(same([null, null], [null, null])).toBe(false);
    expect(same(['A', null], [null, null])).toBe(false);
    expect(same([null, null], ['A', null])).toBe(false);
    expect(same(['A', null], ['B', null])).toBe(false);
  });

  test('[S40.13] endings and legal forms are written as they are compared', () => {
    for (const suffix of publicSuffixes) expect(suffix).toMatch(/^[a-z]+\.[a-z]{2}$/);
    for (const form of legalForms) expect(companyKey(`Example ${form}`)).toBe('example');
    expect(new Set(publicSuffixes).size).toBe(publicSuffixes.length);
    for (const suffix of publicSuffixes)
      expect(registrableDomain(`www.example.${suffix}`)).toBe(`example.${suffix}`);
  });

  test('[S40.p5] a key is its own key, and case, www and path never matter', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    fc.assert(
      fc.property(
        label,
        fc.constantFrom('com', 'de', ...publicSuffixes),
        label,
        (name, end, sub) => {
          const key = registrableDomain(`${name}.${end}`);
          expect(key).toBe(`${name}.${end}`);
          expect(registrableDomain(`HTTPS://WWW.${sub}.${name}.${end}/x?y`.toUpperCase())).toBe(
            key,
          );
        },
      ),
      runs,
    );
  });
});
