import type { LocalDate } from '../kernel/local-date.ts';
import {
  type CertificationRecord,
  certificateValid,
  certificationExpires,
} from '../program/certifications.ts';
import type { CertifiedMeasure } from './types.ts';

/**
 * Valid certificates in all and by kind, for ladders that count certificates instead of people (S11.8, A93): two
 * certificates of one person are two. A certificate is valid from its issue through its last day.
 */
export function countCertificates(
  records: readonly CertificationRecord[],
  today: LocalDate,
): Readonly<Record<CertifiedMeasure, number>> {
  const valid = records.filter(
    (record) => record.issuedOn <= today && certificateValid(certificationExpires(record), today),
  );
  const ofKind = (wanted: CertificationRecord['kind']): number =>
    valid.filter(({ kind }) => kind === wanted).length;
  return {
    certified: valid.length,
    certifiedSales: ofKind('sales'),
    certifiedTechnical: ofKind('technical'),
  };
}
