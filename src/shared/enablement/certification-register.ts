import { because, type Explained, explained } from '../kernel/explained.ts';
import { addDays, daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';
import {
  type CertificationRecord,
  certificateValid,
  certificationExpires,
} from '../program/certifications.ts';
import type { CertificationCatalog } from './certification-rules.ts';

export type CertificateState = 'not yet issued' | 'valid' | 'expiring' | 'expired';

export type CertificateReminder = { readonly daysBefore: number; readonly on: LocalDate };

/** `value` is the state; `expires` the last valid day, null where it does not lapse. */
export type CertificateStanding = Explained<CertificateState> & {
  readonly certificate: CertificationRecord;
  readonly expires: LocalDate | null;
  readonly daysLeft: number | null;
  readonly reminders: readonly CertificateReminder[];
};

type Reminding = Pick<CertificationCatalog, 'preset' | 'reminderDays'>;

/** One certificate on a day (S86.3, S86.5): expiring from the first reminder through its last valid day. */
export function certificateStanding(
  catalog: Reminding,
  certificate: CertificationRecord,
  today: LocalDate,
): CertificateStanding {
  const expires = certificationExpires(certificate);
  const reminders = remindersBefore(catalog, expires);
  const daysLeft = expires === null ? null : daysBetween(today, expires);
  const state = stateOn(certificate, expires, reminders, today);
  return {
    ...explained<CertificateState>({
      value: state,
      because: [because(standingText(state, certificate, expires, daysLeft))],
      inputs: [
        { name: 'issued on', value: certificate.issuedOn },
        { name: 'valid months', value: certificate.validMonths },
      ],
      rule: 'S86.3',
      preset: catalog.preset,
    }),
    certificate,
    expires,
    daysLeft,
    reminders,
  };
}

/** Reminders before the last valid day: 60, 30 and 7 days (S86.5); none where it does not lapse. */
function remindersBefore(
  { reminderDays }: Reminding,
  expires: LocalDate | null,
): CertificateReminder[] {
  if (expires === null) return [];
  return reminderDays.map((daysBefore) => ({ daysBefore, on: addDays(expires, -daysBefore) }));
}

function stateOn(
  { issuedOn }: CertificationRecord,
  expires: LocalDate | null,
  [first]: readonly CertificateReminder[],
  today: LocalDate,
): CertificateState {
  if (today < issuedOn) return 'not yet issued';
  if (!certificateValid(expires, today)) return 'expired';
  return first !== undefined && today >= first.on ? 'expiring' : 'valid';
}

function standingText(
  state: CertificateState,
  { person, issuedOn }: CertificationRecord,
  expires: LocalDate | null,
  daysLeft: number | null,
): string {
  if (state === 'not yet issued') return `${person}: issued on ${formatDate(issuedOn)}.`;
  if (expires === null || daysLeft === null) return `${person}: valid, does not lapse.`;
  if (state === 'expired') return `${person}: expired, last valid on ${formatDate(expires)}.`;
  return `${person}: valid through ${formatDate(expires)}, ${plural(daysLeft, 'day')} left.`;
}

/**
 * Certificates with a reminder on this day, for the list of things due (S86.5). None for one that is not yet issued, or
 * that the same person has already renewed.
 */
export function remindersOn(
  catalog: Reminding,
  certificates: readonly CertificationRecord[],
  today: LocalDate,
): CertificateStanding[] {
  return certificateRegister(catalog, certificates, today).filter(
    ({ value, certificate, reminders }) =>
      value === 'expiring' &&
      reminders.some(({ on }) => on === today) &&
      !certificates.some((other) => renews(other, certificate, today)),
  );
}

/** Whether a certificate in force outlives another of the same person and kind. */
function renews(other: CertificationRecord, one: CertificationRecord, today: LocalDate): boolean {
  if (other.person !== one.person || other.kind !== one.kind || other.issuedOn > today)
    return false;
  return endOf(other) > endOf(one);
}

const never = '9999-12-31';

function endOf(certificate: CertificationRecord): LocalDate {
  return certificationExpires(certificate) ?? never;
}

/** All certificates, soonest end first, those that do not lapse last; ties by person (S86.6). */
export function certificateRegister(
  catalog: Reminding,
  certificates: readonly CertificationRecord[],
  today: LocalDate,
): CertificateStanding[] {
  const order = ({ certificate }: CertificateStanding): string =>
    `${endOf(certificate)} ${certificate.person}`;
  return certificates
    .map((certificate) => certificateStanding(catalog, certificate, today))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Who works where today. */
export type Employment = { readonly person: string; readonly partner: string };

/** The certificates that count for a partner: those of the people who work there now, wherever earned (S86.7, B68). */
export function certificatesOfPartner(
  partner: string,
  certificates: readonly CertificationRecord[],
  employed: readonly Employment[],
): CertificationRecord[] {
  const people = new Set(
    employed.filter((one) => one.partner === partner).map(({ person }) => person),
  );
  return certificates.filter(({ person }) => people.has(person));
}
