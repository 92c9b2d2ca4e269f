import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import {
  type CertificationRecord,
  type CertifiedCount,
  certificateValid,
  certificationExpires,
  countCertified,
} from '../program/certifications.ts';

/** The tier a partner earns with so many certified people; null = none. All other facts stay as they are. */
export type TierByCertified = (count: CertifiedCount) => string | null;

/** `value`: would the lapse change the earned tier; `blocks` what stops without the certificate. */
export type LapseEffect = Explained<boolean> & {
  readonly now: CertifiedCount;
  readonly after: CertifiedCount;
  readonly tierNow: string | null;
  readonly tierAfter: string | null;
  readonly blocks: readonly string[];
};

/**
 * What the lapse of one certificate would change (S86.8): certified people with and without it today, the tier each
 * earns, and registration under R2 when nobody holds a valid sales certificate any more. A held tier is lowered by a
 * review only (S14). A certificate that does not lapse, or no longer counts, changes nothing.
 */
export function lapseEffect(
  certificates: readonly CertificationRecord[],
  lapsing: CertificationRecord,
  earned: TierByCertified,
  today: LocalDate,
): LapseEffect {
  const expires = certificationExpires(lapsing);
  const counts = lapsing.issuedOn <= today && certificateValid(expires, today);
  const rest = certificates.filter((one) => one !== lapsing);
  const now = countCertified(certificates, today);
  const after = expires !== null && counts ? countCertified(rest, today) : now;
  const [tierNow, tierAfter] = [earned(now), earned(after)];
  const blocks =
    now.sales > 0 && after.sales === 0
      ? ['Deal registration under R2: no valid sales certificate']
      : [];
  const day = expires === null ? 'It does not lapse.' : `Last valid day: ${formatDate(expires)}.`;
  return {
    ...explained<boolean>({
      value: tierNow !== tierAfter,
      because: [
        because(day),
        because(`Certified people: ${now.people} now, ${after.people} without it.`),
        because(tierText(tierNow, tierAfter)),
        ...blocks.map((one) => because(`${one}.`)),
      ],
      inputs: [
        { name: 'certified people', value: now.people },
        { name: 'certified people without it', value: after.people },
      ],
      rule: 'S86.8',
      preset: null,
    }),
    now,
    after,
    tierNow,
    tierAfter,
    blocks,
  };
}

function tierText(before: string | null, after: string | null): string {
  const name = (tier: string | null): string => tier ?? 'no tier';
  return before === after
    ? `The earned tier stays ${name(before)}.`
    : `The earned tier falls from ${name(before)} to ${name(after)}; the tier held changes at a review only.`;
}
