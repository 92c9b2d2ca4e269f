import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  certificationMinutes,
  eligibility,
  issueCertificate,
} from '../../../src/shared/enablement/certification.ts';
import { lapseEffect } from '../../../src/shared/enablement/certification-lapse.ts';
import {
  certificateRegister,
  certificateStanding,
  certificatesOfPartner,
  remindersOn,
} from '../../../src/shared/enablement/certification-register.ts';
import { certificationCatalogSchema } from '../../../src/shared/enablement/certification-rules.ts';
import { addDays, addMonths } from '../../../src/shared/kernel/local-date.ts';
import {
  certificationCatalogs as catalogs,
  shortSalesCertification,
} from '../../../src/shared/playbooks/certification-catalogs.ts';
import type {
  CertificationRecord,
  CertifiedCount,
} from '../../../src/shared/program/certifications.ts';
import { runs } from '../runs.ts';

const record = (changed: Partial<CertificationRecord>): CertificationRecord => ({
  person: 'Kim',
  kind: 'sales',
  issuedOn: '2025-03-15',
  validMonths: 12,
  ...changed,
});
const [salesA, technicalA, expertA] = catalogs.A.certifications;
const [salesB, technicalB] = catalogs.B.certifications;
if (!salesA || !technicalA || !expertA || !salesB || !technicalB)
  throw new Error('A catalog is short.');

describe('catalogs', () => {
  test('[S86.1] catalog A by level: what each asks, how long it holds, what it unlocks', () => {
    expect(
      catalogs.A.certifications.map(({ id, kind, levels, assessment, validMonths, unlocks }) => [
        id,
        kind,
        levels,
        assessment.kind,
        validMonths,
        unlocks,
      ]),
    ).toEqual([
      ['sales-certified', 'sales', ['101', '201'], 'exam', 12, ['Deal registration']],
      [
        'technical-certified',
        'technical',
        ['101', '301'],
        'project',
        12,
        ['Implementation rights'],
      ],
      [
        'solutions-expert',
        'expert',
        ['101', '201', '301', '401'],
        'case study',
        24,
        ['Preferred partner'],
      ],
    ]);
  });

  test('[S86.1] catalog B by module: 150 minutes and 4 hours; the short course 30', () => {
    expect(salesB.modules.map(({ minutes, topics }) => [minutes, topics.length])).toEqual([
      [30, 3],
      [45, 3],
      [45, 3],
      [30, 3],
    ]);
    expect(technicalB.modules.map(({ minutes, topics }) => [minutes, topics.length])).toEqual([
      [60, 3],
      [120, 3],
      [60, 3],
    ]);
    expect([salesB, technicalB, shortSalesCertification, salesA].map(certificationMinutes)).toEqual(
      [150, 240, 30, null],
    );
    expect(salesB.assessment).toEqual({ kind: 'exam', questions: 20, passPercent: 80 });
    expect(technicalB.assessment).toEqual({
      kind: 'hands-on exam',
      tasks: ['Deploy', 'Configure', 'Troubleshoot'],
    });
    expect([salesB.validMonths, technicalB.validMonths]).toEqual([12, 12]);
  });

  test('[S86.1] a certificate is issued when levels, modules and assessment are done; what is missing is named', () => {
    const nothing = {
      levelsDone: new Set([]),
      modulesDone: new Set<string>(),
      assessmentPassed: null,
    };
    expect(eligibility(expertA, { ...nothing, levelsDone: new Set(['301', '101']) })).toMatchObject(
      {
        value: false,
        missing: ['Level 201', 'Level 401', 'Pass the case study'],
        because: [
          { text: 'Missing: Level 201.' },
          { text: 'Missing: Level 401.' },
          { text: 'Missing: Pass the case study.' },
        ],
        inputs: [
          { name: 'levels done', value: '101, 301' },
          { name: 'modules done', value: 2 },
          { name: 'case study', value: null },
        ],
        coverage: 66,
        rule: 'S86.1',
        preset: 'solutions-expert',
      },
    );
    const all = new Set(salesB.modules.map(({ name }) => name));
    expect(
      eligibility(salesB, { ...nothing, modulesDone: all, assessmentPassed: true }),
    ).toMatchObject({
      value: true,
      missing: [],
      because: [{ text: 'Sales certification: all 5 steps done.' }],
      inputs: [{}, { value: 5 }, { name: 'exam', value: true }],
    });
    expect(
      eligibility(salesB, {
        ...nothing,
        modulesDone: new Set([...all].slice(1)),
        assessmentPassed: false,
      }).missing,
    ).toEqual(['Product overview', 'Pass the exam']);
  });

  test('[S86.p1] the presets satisfy their own schema; a double id or reminders upside down are refused', () => {
    for (const catalog of Object.values(catalogs))
      expect(certificationCatalogSchema.parse(catalog)).toEqual(catalog);
    const messages = (changed: unknown): string[] =>
      certificationCatalogSchema.safeParse(changed).error?.issues.map(({ message }) => message) ??
      [];
    expect(messages({ ...catalogs.A, certifications: [salesA, salesA] })).toEqual([
      'Each certification of a catalog needs its own id.',
    ]);
    const order = 'Reminders must run from the farthest day to the nearest.';
    expect(messages({ ...catalogs.A, reminderDays: [30, 60] })).toEqual([order]);
    expect(messages({ ...catalogs.A, reminderDays: [30, 30] })).toEqual([order]);
    expect(messages({ ...catalogs.A, reminderDays: [] })).toEqual([]);
  });
});

describe('certificates', () => {
  const stand = (today: string, changed: Partial<CertificationRecord> = {}) =>
    certificateStanding(catalogs.A, record(changed), today);

  test('[S86.3] valid through the last day, expired the next; expiring from the first reminder', () => {
    expect(stand('2026-03-15')).toMatchObject({
      value: 'expiring',
      expires: '2026-03-15',
      daysLeft: 0,
      because: [{ text: 'Kim: valid through Mar 15, 2026, 0 days left.' }],
      inputs: [
        { name: 'issued on', value: '2025-03-15' },
        { name: 'valid months', value: 12 },
      ],
      rule: 'S86.3',
      preset: 'A',
    });
    expect(stand('2026-03-16')).toMatchObject({
      value: 'expired',
      because: [{ text: 'Kim: expired, last valid on Mar 15, 2026.' }],
    });
    expect(stand('2026-01-14')).toMatchObject({ value: 'expiring', daysLeft: 60 });
    expect(stand('2026-01-13')).toMatchObject({ value: 'valid', daysLeft: 61 });
    expect(stand('2025-03-15').value).toBe('valid');
    expect(stand('2025-03-14')).toMatchObject({
      value: 'not yet issued',
      because: [{ text: 'Kim: issued on Mar 15, 2025.' }],
    });
    expect(stand('2040-01-01', { validMonths: null })).toMatchObject({
      value: 'valid',
      expires: null,
      daysLeft: null,
      reminders: [],
      coverage: 50,
      because: [{ text: 'Kim: valid, does not lapse.' }],
    });
  });

  test('[S86.3] 29 Feb 2024 + 12 months is 28 Feb 2025; 24 months for the expert', () => {
    expect(stand('2024-03-01', { issuedOn: '2024-02-29' }).expires).toBe('2025-02-28');
    expect(
      certificateStanding(catalogs.A, issueCertificate(expertA, 'Kim', '2025-08-31'), '2026-01-01')
        .expires,
    ).toBe('2027-08-31');
  });

  test('[S86.4] recertifying early starts the new period on the day of the pass', () => {
    expect(issueCertificate(salesB, 'Kim', '2026-01-10')).toEqual({
      person: 'Kim',
      kind: 'sales',
      issuedOn: '2026-01-10',
      validMonths: 12,
    });
    expect(
      certificateStanding(catalogs.B, issueCertificate(salesB, 'Kim', '2026-01-10'), '2026-01-10')
        .expires,
    ).toBe('2027-01-10');
  });

  test('[S86.5] reminders 60, 30 and 7 days before the last day, each on its day', () => {
    expect(stand('2026-01-01').reminders).toEqual([
      { daysBefore: 60, on: '2026-01-14' },
      { daysBefore: 30, on: '2026-02-13' },
      { daysBefore: 7, on: '2026-03-08' },
    ]);
    const due = (today: string): number => remindersOn(catalogs.A, [record({})], today).length;
    expect(['2026-01-14', '2026-01-15', '2026-02-13', '2026-03-08', '2026-03-15'].map(due)).toEqual(
      [1, 0, 1, 1, 0],
    );
    const renewed = (issuedOn: string, changed: Partial<CertificationRecord> = {}): number =>
      remindersOn(catalogs.A, [record({}), record({ issuedOn, ...changed })], '2026-02-13').length;
    expect([renewed('2026-02-13'), renewed('2026-02-14'), renewed('2025-03-14')]).toEqual([
      0, 1, 1,
    ]);
    expect(renewed('2026-02-01', { kind: 'technical' })).toBe(1);
    expect(renewed('2026-02-01', { person: 'Ada' })).toBe(1);
    expect(renewed('2025-01-01', { validMonths: null })).toBe(0);
    const short = record({ issuedOn: '2026-03-01', validMonths: 1 });
    expect(remindersOn(catalogs.A, [short], '2026-01-31')).toEqual([]);
    const unending = certificateStanding(
      { preset: 'none', reminderDays: [] },
      record({}),
      '2026-03-15',
    );
    expect(unending.value).toBe('valid');
  });

  test('[S86.6] the register runs from the soonest end, unlapsing last, ties by person', () => {
    const order = certificateRegister(
      catalogs.A,
      [
        record({ person: 'Zoe', validMonths: null }),
        record({ person: 'Lee', issuedOn: '2025-06-01' }),
        record({ person: 'Kim' }),
        record({ person: 'Ada' }),
        record({ person: 'Bob', issuedOn: '2025-05-01' }),
      ],
      '2025-07-01',
    );
    expect(order.map(({ certificate }) => certificate.person)).toEqual([
      'Ada',
      'Kim',
      'Bob',
      'Lee',
      'Zoe',
    ]);
  });

  test('[S86.7] a certificate counts where its person works now', () => {
    const all = [record({}), record({ person: 'Ada' })];
    const now = [
      { person: 'Kim', partner: 'New' },
      { person: 'Ada', partner: 'Old' },
    ];
    expect(certificatesOfPartner('New', all, now)).toEqual([record({})]);
    expect(certificatesOfPartner('Old', all, now)).toEqual([record({ person: 'Ada' })]);
    expect(certificatesOfPartner('Other', all, now)).toEqual([]);
  });
});

describe('lapse', () => {
  const today = '2025-09-01';
  const tier = ({ people }: CertifiedCount): string | null => {
    if (people >= 2) return 'Gold';
    return people === 1 ? 'Silver' : null;
  };
  const kim = record({});
  const ada = record({ person: 'Ada', kind: 'technical' });

  test('[S86.8] the loss of a person may lower the earned tier and block registrations', () => {
    expect(lapseEffect([kim, ada], kim, tier, today)).toMatchObject({
      value: true,
      now: { people: 2, sales: 1, technical: 1 },
      after: { people: 1, sales: 0, technical: 1 },
      tierNow: 'Gold',
      tierAfter: 'Silver',
      blocks: ['Deal registration under R2: no valid sales certificate'],
      because: [
        { text: 'Last valid day: Mar 15, 2026.' },
        { text: 'Certified people: 2 now, 1 without it.' },
        {
          text: 'The earned tier falls from Gold to Silver; the tier held changes at a review only.',
        },
        { text: 'Deal registration under R2: no valid sales certificate.' },
      ],
      inputs: [
        { name: 'certified people', value: 2 },
        { name: 'certified people without it', value: 1 },
      ],
      rule: 'S86.8',
    });
    expect(lapseEffect([kim], kim, tier, today).because[2]?.text).toBe(
      'The earned tier falls from Silver to no tier; the tier held changes at a review only.',
    );
  });

  test('[S86.8] a second certificate of the same person keeps everything; so do those that do not count', () => {
    const second = record({ issuedOn: '2025-05-01' });
    expect(lapseEffect([kim, second], kim, tier, today)).toMatchObject({
      value: false,
      tierAfter: 'Silver',
      blocks: [],
      because: [{}, {}, { text: 'The earned tier stays Silver.' }],
    });
    const unending = record({ validMonths: null });
    expect(lapseEffect([unending], unending, tier, today)).toMatchObject({
      value: false,
      after: { people: 1 },
      because: [{ text: 'It does not lapse.' }, {}, {}],
    });
    expect(lapseEffect([kim], kim, tier, '2026-03-16')).toMatchObject({
      value: false,
      now: { people: 0 },
      blocks: [],
      because: [{}, {}, { text: 'The earned tier stays no tier.' }],
    });
    expect(lapseEffect([kim], kim, tier, '2025-03-14').now.people).toBe(0);
    expect(lapseEffect([kim], kim, tier, '2026-03-15').value).toBe(true);
    expect(lapseEffect([kim], kim, tier, '2025-03-15').value).toBe(true);
  });

  test('[S86.p3] every day has one state, in order, and months clamp at month ends and leap days', () => {
    const order = ['not yet issued', 'valid', 'expiring', 'expired'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: -100, max: 1500 }),
        fc.constantFrom(12, 24),
        (shift, offset, validMonths) => {
          const issuedOn = addDays('2019-12-31', shift);
          const place = (today: string): number =>
            order.indexOf(stateOf(today, { issuedOn, validMonths }));
          const day = addDays(issuedOn, offset);
          expect(place(day)).toBeGreaterThanOrEqual(0);
          expect(place(day)).toBeLessThanOrEqual(place(addDays(day, 1)));
          const last = addMonths(issuedOn, validMonths);
          expect([place(last), place(addDays(last, 1))]).toEqual([2, 3]);
        },
      ),
      runs,
    );
  });
});

function stateOf(today: string, changed: Partial<CertificationRecord>): string {
  return certificateStanding(catalogs.A, record(changed), today).value ?? '';
}
