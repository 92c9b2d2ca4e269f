import { addMonths, type LocalDate } from '../kernel/local-date.ts';

/** A certification on record. `kind` and `validMonths` null = unknown; without months it does not lapse. */
export type CertificationRecord = {
  readonly person: string;
  readonly kind: 'sales' | 'technical' | 'expert' | null;
  readonly issuedOn: LocalDate;
  readonly validMonths: number | null;
};

/** Last valid day of a certification, inclusive; null = it does not lapse (S86, B67). */
export function certificationExpires({
  issuedOn,
  validMonths,
}: CertificationRecord): LocalDate | null {
  return validMonths === null ? null : addMonths(issuedOn, validMonths);
}

/** Whether a certificate with this last day holds on a day; the last day is inside (S86, B67). */
export function certificateValid(expires: LocalDate | null, asOf: LocalDate): boolean {
  return expires === null || asOf <= expires;
}

export type CertifiedCount = {
  readonly people: number;
  readonly sales: number;
  readonly technical: number;
};

/** Distinct people with at least one valid certification, in all and by kind (S11, B14). */
export function countCertified(
  records: readonly CertificationRecord[],
  today: LocalDate,
): CertifiedCount {
  const valid = records.filter(
    (record) => record.issuedOn <= today && certificateValid(certificationExpires(record), today),
  );
  const people = (kind: CertificationRecord['kind'] | 'any'): number =>
    new Set(
      valid
        .filter((record) => kind === 'any' || record.kind === kind)
        .map(({ person }) => personKey(person)),
    ).size;
  return { people: people('any'), sales: people('sales'), technical: people('technical') };
}

/** The same person written with other blanks or case counts once. */
function personKey(person: string): string {
  return person.trim().replace(/\s+/g, ' ').toLowerCase();
}
