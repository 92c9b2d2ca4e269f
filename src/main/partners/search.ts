import type { Reader } from '../book/types.ts';
import type { SearchHit } from './types.ts';

type Hit = { number: number; title: string; rank: number };
const kinds = ['partner', 'contact', 'deal', 'campaign'] as const;
type Kind = (typeof kinds)[number];
type Detail = {
  id: string;
  title: string | null;
  detail: string | null;
  partner: string | null;
  partnerName: string | null;
};

const details: Readonly<Record<Kind, string>> = {
  partner: `SELECT public_id AS id, name AS title, trim(coalesce(city, '') || ' ' || coalesce(external_id, '')) AS detail,
              public_id AS partner, name AS partnerName FROM partner WHERE id = ? AND archived = 0`,
  contact: `SELECT t.public_id AS id, t.name AS title, coalesce(t.role, t.email) AS detail,
              p.public_id AS partner, p.name AS partnerName
            FROM contact t LEFT JOIN partner p ON p.id = t.partner_id WHERE t.id = ? AND t.archived = 0`,
  deal: `SELECT t.public_id AS id, coalesce(t.name, t.external_id) AS title, trim(coalesce(t.account, '') || ' ' || coalesce(t.stage_text, t.stage, '')) AS detail,
           p.public_id AS partner, p.name AS partnerName
         FROM deal t LEFT JOIN partner p ON p.id = t.partner_id WHERE t.id = ? AND t.archived = 0`,
  campaign: `SELECT t.public_id AS id, t.name AS title, t.type AS detail, p.public_id AS partner, p.name AS partnerName
             FROM campaign t LEFT JOIN partner p ON p.id = t.partner_id WHERE t.id = ? AND t.archived = 0`,
};

/** Anything with a name whose words start with what was typed: partners first, then the best matches. */
export function searchAll(reader: Reader, q: string, limit: number): SearchHit[] {
  const match = matchOf(q);
  if (match === null) return [];
  const hits = reader.all<Hit>(
    `SELECT rowid AS number, title, bm25(search, 10.0, 1.0) AS rank FROM search
     WHERE search MATCH @match ORDER BY rank LIMIT @limit`,
    { match, limit: limit * 4 },
  );
  const found = hits
    .map((hit) => ({ hit, kind: kinds[hit.number % 8] }))
    .sort((a, b) => order(a.kind) - order(b.kind) || a.hit.rank - b.hit.rank);
  const shown: SearchHit[] = [];
  for (const { hit, kind } of found) {
    if (shown.length >= limit) break;
    if (kind === undefined) continue;
    const one = reader.get<Detail>(details[kind], [Math.floor(hit.number / 8)]);
    if (one !== undefined) shown.push(asHit(kind, one));
  }
  return shown;
}

const order = (kind: Kind | undefined): number => (kind === 'partner' ? 0 : 1);

function asHit(kind: Kind, { id, title, detail, partner, partnerName }: Detail): SearchHit {
  return {
    kind,
    id,
    title: title ?? '',
    detail: detail === '' ? null : detail,
    partner: partner === null || partnerName === null ? null : { id: partner, name: partnerName },
  };
}

/** Each word typed must begin a word of the record; signs of the search language are taken as blanks. */
function matchOf(q: string): string | null {
  const words = q.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
}
