import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  crmFields,
  type LinkParts,
  slug,
  trackingLink,
} from '../../../src/shared/attribution/links.ts';
import {
  attributionWindowsSchema,
  clickCounts,
  inWindow,
  registrationCounts,
  renewalCounts,
  standardWindows,
  touchCounts,
} from '../../../src/shared/attribution/windows.ts';
import type { Explained } from '../../../src/shared/kernel/explained.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import {
  campaignMediums,
  trackingAccuracies,
  trackingMethods,
} from '../../../src/shared/playbooks/attribution-tracking.ts';
import { runs } from '../runs.ts';

const w = standardWindows;
const short = ({ value, because }: Explained<boolean>) => [
  value,
  ...because.map(({ text }) => text),
];

describe('attribution windows', () => {
  test('[S45.1] from the trigger through its last day', () => {
    expect([-1, 0, 90, 91].map((days) => inWindow(days, 90))).toEqual([false, true, true, false]);
  });

  test('[S45.2] a click counts 90 days for a partner link, 60 for an affiliate', () => {
    expect(clickCounts(w, 'partnerLink', '2026-01-01', '2026-04-01')).toEqual({
      value: true,
      because: [
        {
          text: 'Click on Jan 1, 2026, 90 days before the sign-up on Apr 1, 2026: within 90 days.',
          part: null,
        },
      ],
      inputs: [
        { name: 'click', value: '2026-01-01' },
        { name: 'sign-up', value: '2026-04-01' },
      ],
      rule: 'S45.2',
      preset: 'Standard',
      coverage: 100,
    });
    expect(short(clickCounts(w, 'partnerLink', '2026-01-01', '2026-04-02'))).toEqual([
      false,
      'Click on Jan 1, 2026, 91 days before the sign-up on Apr 2, 2026: outside 90 days.',
    ]);
    expect(clickCounts(w, 'affiliate', '2026-01-01', '2026-03-02').value).toBe(true);
    expect(clickCounts(w, 'affiliate', '2026-01-01', '2026-03-03').value).toBe(false);
    expect(short(clickCounts(w, 'affiliate', '2026-03-04', '2026-03-03'))).toEqual([
      false,
      'Click on Mar 4, 2026 came after the sign-up on Mar 3, 2026: it does not count.',
    ]);
    const unknown = clickCounts(w, 'affiliate', null, null);
    expect(unknown).toMatchObject({ coverage: 0, rule: 'S45.2', preset: 'Standard' });
    expect(short(unknown)).toEqual([null, 'The day of the click is unknown.']);
    expect(short(clickCounts(w, 'affiliate', '2026-01-01', null))).toEqual([
      null,
      'The day of the sign-up is unknown.',
    ]);
  });

  test('[S45.3] a registration counts for a close within 120 days', () => {
    const close = (day: number) => registrationCounts(w, '2026-01-01', addDays('2026-01-01', day));
    expect([close(0).value, close(120).value, close(121).value]).toEqual([true, true, false]);
    expect(close(120)).toMatchObject({ rule: 'S45.3' });
    expect(short(close(121))).toEqual([
      false,
      'Registration on Jan 1, 2026, 121 days before the close on May 2, 2026: outside 120 days.',
    ]);
    expect(short(registrationCounts(w, null, '2026-01-01'))).toEqual([
      null,
      'The day of the registration is unknown.',
    ]);
  });

  test('[S45.4] a touch counts 90 days before close and within the deal cycle', () => {
    const close = '2026-06-30';
    expect(touchCounts(w, '2026-04-01', '2026-04-01', close)).toEqual({
      value: true,
      because: [
        {
          text: 'Touch on Apr 1, 2026, 90 days before the close on Jun 30, 2026: within 90 days.',
          part: null,
        },
      ],
      inputs: [
        { name: 'touch', value: '2026-04-01' },
        { name: 'close', value: close },
        { name: 'opportunity created', value: '2026-04-01' },
      ],
      rule: 'S45.4',
      preset: 'Standard',
      coverage: 100,
    });
    expect(touchCounts(w, '2026-03-31', '2026-01-01', close).value).toBe(false);
    expect(short(touchCounts(w, '2026-04-01', '2026-04-02', close))).toEqual([
      false,
      'Touch on Apr 1, 2026, 90 days before the close on Jun 30, 2026: within 90 days.',
      'The opportunity was created on Apr 2, 2026: the touch came before the deal cycle.',
    ]);
    const creationUnknown = touchCounts(w, '2026-04-01', null, close);
    expect([creationUnknown.value, creationUnknown.coverage]).toEqual([true, 66]);
    expect(short(touchCounts(w, null, '2026-04-02', close))).toEqual([
      null,
      'The day of the touch is unknown.',
    ]);
    expect(short(touchCounts(w, '2026-07-01', '2026-07-02', close))).toHaveLength(2);
  });

  const renewal = (changes: object) =>
    renewalCounts(w, {
      renewedOn: '2026-06-30',
      activities: ['2025-07-01', '2026-07-01'],
      firstClosedOn: '2024-06-30',
      capMonths: null,
      ...changes,
    });

  test('[S45.5] a renewal earns while the partner was active within its twelve months', () => {
    expect(renewal({})).toEqual({
      value: true,
      because: [
        {
          text: '1 activity from Jul 1, 2025 through Jun 30, 2026: engagement continues.',
          part: null,
        },
      ],
      inputs: [
        { name: 'renewal', value: '2026-06-30' },
        { name: 'activities', value: 2 },
      ],
      rule: 'S45.5',
      preset: 'Standard',
      coverage: 100,
    });
    expect(short(renewal({ activities: ['2026-06-30', '2026-01-01'] }))[1]).toBe(
      '2 activities from Jul 1, 2025 through Jun 30, 2026: engagement continues.',
    );
    expect(short(renewal({ activities: ['2025-06-30'] }))).toEqual([
      false,
      'No activity from Jul 1, 2025 through Jun 30, 2026: engagement has ended.',
    ]);
    const unknown = renewal({ activities: null });
    expect(unknown.coverage).toBe(50);
    expect(short(unknown)).toEqual([
      null,
      'The partner\u2019s activity with the customer is unknown.',
    ]);
  });

  test('[S45.5] a cap of the commission plan ends it earlier', () => {
    expect(short(renewal({ capMonths: 24 }))).toEqual([
      false,
      'The commission plan\u2019s cap ended credit on Jun 30, 2026.',
    ]);
    expect(renewal({ capMonths: 24, firstClosedOn: '2024-07-01' }).value).toBe(true);
    expect(renewal({ capMonths: 23, firstClosedOn: '2024-07-01' }).value).toBe(false);
  });

  test('[S45.0] the windows satisfy their own schema; a default is one of the choices', () => {
    expect(attributionWindowsSchema.parse(w)).toEqual(w);
    expect(w).toEqual({
      preset: 'Standard',
      version: 1,
      cookieDays: { choices: [30, 60, 90], partnerLink: 90, affiliate: 60 },
      registrationToCloseDays: 120,
      influencedBeforeCloseDays: 90,
      renewalActivityMonths: 12,
    });
    const wrong = attributionWindowsSchema.safeParse({
      ...w,
      cookieDays: { choices: [30], partnerLink: 90, affiliate: 60 },
    });
    expect(wrong.error?.issues.map(({ message, path }) => [path.join('.'), message])).toEqual([
      ['cookieDays.partnerLink', 'partnerLink: 90 days is none of the cookie choices 30.'],
      ['cookieDays.affiliate', 'affiliate: 60 days is none of the cookie choices 30.'],
    ]);
    const passes = (changes: object) =>
      attributionWindowsSchema.safeParse({ ...w, ...changes }).success;
    expect(passes({ version: 2, renewalActivityMonths: 1 })).toBe(true);
    for (const bad of [
      { preset: '' },
      { version: 0 },
      { registrationToCloseDays: 0 },
      { registrationToCloseDays: 3651 },
      { renewalActivityMonths: 0 },
      { renewalActivityMonths: 121 },
      { cookieDays: { choices: [], partnerLink: 90, affiliate: 60 } },
      { more: 1 },
    ])
      expect(passes(bad)).toBe(false);
  });

  test('[S45.p1] a touch that counts still counts when it comes closer to the close', () => {
    fc.assert(
      fc.property(fc.nat(150), fc.option(fc.nat(150)), (days, created) => {
        const close = '2028-03-01';
        const opportunity = created === null ? null : addDays(close, -created);
        const counts = (n: number) => touchCounts(w, addDays(close, -n), opportunity, close).value;
        if (counts(days + 1) === true) expect(counts(days)).toBe(true);
        expect(counts(days)).toBe(days <= 90 && (created === null || days <= created));
      }),
      runs,
    );
  });
});

const parts: LinkParts = {
  base: 'https://example.com/x',
  medium: 'Webinar',
  partner: 'Pike & Marlow',
  campaign: 'Spring Launch',
  asset: 'Email 1',
};
const tags =
  'utm_source=partner&utm_medium=webinar&utm_campaign=pike-marlow-spring-launch&utm_content=email-1';
const url = (base: string) => {
  const link = trackingLink({ ...parts, base });
  return link.ok ? link.value.url : link.error.message;
};

describe('tracking links', () => {
  test('[S47.1] source, medium, campaign and content', () => {
    expect(trackingLink(parts)).toEqual({
      ok: true,
      value: {
        ...parts,
        url: `https://example.com/x?${tags}`,
        tags: [
          { name: 'utm_source', value: 'partner' },
          { name: 'utm_medium', value: 'webinar' },
          { name: 'utm_campaign', value: 'pike-marlow-spring-launch' },
          { name: 'utm_content', value: 'email-1' },
        ],
      },
    });
  });

  test('[S47.3] the query stays, its utm tags are replaced, the fragment stays last', () => {
    expect(url('https://example.com/x?a=1&b=%20')).toBe(`https://example.com/x?a=1&b=%20&${tags}`);
    expect(url('https://example.com/x?utm_source=old&a=1&UTM_Term=y#top')).toBe(
      `https://example.com/x?a=1&${tags}#top`,
    );
    expect(url('https://example.com?my_utm_x=1')).toBe(`https://example.com?my_utm_x=1&${tags}`);
    expect(url('https://example.com#top?x')).toBe(`https://example.com?${tags}#top?x`);
    expect(url('https://example.com/x?&#')).toBe(`https://example.com/x?${tags}#`);
    expect(url(' HTTP://example.com/x? ')).toBe(`HTTP://example.com/x?${tags}`);
  });

  test('[S47.3] what is no web address, or leaves no tag, is refused by its field', () => {
    const message = 'base: a link needs a whole web address, such as https://example.com/page.';
    for (const base of [
      '',
      'example.com',
      'ftp://example.com',
      'https://',
      'https:///x',
      'https://exa mple.com',
      'https://example.com/a b',
      'https://example.com/x?a b',
      'https://example.com/x#a b',
      'x https://example.com',
    ])
      expect(trackingLink({ ...parts, base })).toEqual({
        ok: false,
        error: { field: 'base', message },
      });
    for (const field of ['medium', 'partner', 'campaign', 'asset'] as const)
      expect(trackingLink({ ...parts, [field]: ' - ' })).toEqual({
        ok: false,
        error: { field, message: `${field}: a tag needs at least one letter a-z or digit.` },
      });
  });

  test.each([
    ['Spring Launch', 'spring-launch'],
    ['  Étude -- n° 5!  ', 'etude-n-5'],
    ['Straße', 'strasse'],
    ['Ærø Łódź Þor đ ð œ ı', 'aero-lodz-thor-d-d-oe-i'],
    ['a_b.c', 'a-b-c'],
    ['--', ''],
    ['日本', ''],
    ['2026', '2026'],
  ])('[S47.2] "%s" becomes "%s"', (text, tag) => {
    expect(slug(text)).toBe(tag);
  });

  test('[S47.4] the fields of the CRM', () => {
    expect(crmFields('Pike', 'Spring', 'sourced')).toEqual({
      'Partner Source': 'Pike',
      'Partner Campaign': 'Spring',
      'Partner Influence Type': 'sourced',
      'Partner Influenced': null,
    });
    expect(crmFields('Pike', 'Spring', 'accelerated')).toMatchObject({
      'Partner Influence Type': 'accelerated',
      'Partner Influenced': 'Yes, Pike',
    });
  });

  test('[S47.6] six methods with their accuracy', () => {
    expect(trackingMethods.map(({ id, accuracy }) => `${id}: ${accuracy}`)).toEqual([
      'cookie: good',
      'coupon: very good',
      'utm: good',
      'referral-link: good',
      'sub-id: very good',
      'server-side: excellent',
    ]);
    expect(trackingAccuracies).toEqual(['excellent', 'very good', 'good']);
    expect(trackingMethods[0].days).toEqual({ min: 30, max: 90 });
    expect(campaignMediums).toEqual(['webinar', 'ebook', 'event']);
  });

  test('[S47.p1] a slug is its own slug and holds only letters, digits and single hyphens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const made = slug(text);
        expect(made).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slug(made)).toBe(made);
      }),
      runs,
    );
  });

  test('[S47.p2] building a link again changes nothing', () => {
    const piece = fc.constantFrom('a=1', 'utm_source=old', 'UTM_medium', 'b', 'my_utm_x=?', '%20=');
    const base = fc
      .record({
        path: fc.constantFrom('', '/', '/x/y', '/utm_source='),
        query: fc.option(fc.array(piece, { maxLength: 4 })),
        fragment: fc.constantFrom('', '#', '#top?utm_source=x'),
      })
      .map(({ path, query, fragment }) =>
        ['https://example.com', path, query === null ? '' : `?${query.join('&')}`, fragment].join(
          '',
        ),
      );
    fc.assert(
      fc.property(base, (text) => {
        const made = url(text);
        expect(url(made)).toBe(made);
        expect(made.split(tags)).toHaveLength(2);
      }),
      runs,
    );
  });
});
