import type { SurveyResponse } from '../../shared/health/nps.ts';
import type { LocalDate } from '../../shared/kernel/local-date.ts';
import type { CertificationRecord } from '../../shared/program/certifications.ts';
import type { Reader } from '../book/types.ts';
import type { Scope } from './scope.ts';

/** Days of the activity log in the last 90 and today: touches and certifications; the dates of deals come with the deals (S09.4). */
export function activeDays(
  reader: Reader,
  scope: Scope,
  window: { from: LocalDate; to: LocalDate },
) {
  const day = (table: string, column: string) =>
    `SELECT partner_id AS partner, "${column}" AS day FROM ${table}
     WHERE archived = 0 AND "${column}" BETWEEN @from AND @to ${scope.and('partner_id')}`;
  return reader.all<{ partner: number; day: LocalDate }>(
    [day('touch', 'on'), day('certification', 'issued_on')].join(' UNION '),
    { ...scope.params, ...window },
  );
}

export function lastTouches(reader: Reader, scope: Scope, today: LocalDate) {
  return reader.all<{ partner: number; on: LocalDate }>(
    `SELECT partner_id AS partner, max("on") AS "on" FROM touch
     WHERE archived = 0 AND "on" <= @today ${scope.and('partner_id')} GROUP BY partner_id`,
    { ...scope.params, today },
  );
}

export function certifications(reader: Reader, scope: Scope) {
  return reader.all<CertificationRecord & { partner: number }>(
    `SELECT partner_id AS partner, person, kind, issued_on AS issuedOn, valid_months AS validMonths
     FROM certification WHERE archived = 0 ${scope.and('partner_id')}`,
    scope.params,
  );
}

export function surveys(reader: Reader, scope: Scope) {
  return reader.all<SurveyResponse & { partner: number }>(
    `SELECT partner_id AS partner, person, "on", score FROM survey
     WHERE archived = 0 ${scope.and('partner_id')} ORDER BY "on", id`,
    scope.params,
  );
}

export function nextQbrs(reader: Reader, scope: Scope, today: LocalDate) {
  return reader.all<{ partner: number; at: string }>(
    `SELECT partner_id AS partner, min(meets_at) AS at FROM qbr
     WHERE archived = 0 AND status = 'planned' AND meets_at >= @today ${scope.and('partner_id')}
     GROUP BY partner_id`,
    { ...scope.params, today },
  );
}

export type PartnerIdentity = {
  id: number;
  publicId: string;
  name: string;
  externalId: string | null;
  owner: string | null;
  tierHeld: string | null;
  agreementSignedOn: LocalDate | null;
  strategicFit: 'strong' | 'moderate' | 'weak' | null;
  strategicValue: number | null;
  archived: number;
};

export function partnerIdentities(reader: Reader, scope: Scope, all: boolean): PartnerIdentity[] {
  return reader.all<PartnerIdentity>(
    `SELECT id, public_id AS publicId, name, external_id AS externalId, owner, tier_held AS tierHeld,
            agreement_signed_on AS agreementSignedOn, strategic_fit AS strategicFit,
            strategic_value AS strategicValue, archived
     FROM partner WHERE ${all ? 'archived = 0' : '1 = 1'} ${scope.and('id')} ORDER BY id`,
    scope.params,
  );
}

/** Which partners which source knows. */
export function partnerSources(reader: Reader, all: boolean, ids: readonly number[] | null) {
  return reader.all<{ partner: number; source: number }>(
    `SELECT DISTINCT record_id AS partner, source_id AS source FROM source_row
     WHERE entity = 'partners' ${all ? '' : 'AND record_id IN (SELECT value FROM json_each(@ids))'}`,
    all ? {} : { ids: JSON.stringify(ids) },
  );
}

/** First fiscal quarter with a quarterly fact, by partner. */
export function firstFacts(reader: Reader, scope: Scope) {
  return reader.all<{ partner: number; quarter: string }>(
    `SELECT partner_id AS partner, min(quarter) AS quarter FROM quarter_fact
     WHERE archived = 0 AND revenue IS NOT NULL ${scope.and('partner_id')} GROUP BY partner_id`,
    scope.params,
  );
}
