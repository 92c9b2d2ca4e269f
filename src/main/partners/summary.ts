import type { Reader } from '../book/types.ts';
import type { BookSummary } from './types.ts';

const counted = {
  partners: 'SELECT count(*) AS n FROM partner WHERE archived = 0',
  deals: 'SELECT count(*) AS n FROM deal WHERE archived = 0',
  quarters: 'SELECT count(*) AS n FROM quarter_fact WHERE archived = 0',
  contacts: 'SELECT count(*) AS n FROM contact WHERE archived = 0',
  touches: 'SELECT count(*) AS n FROM touch WHERE archived = 0',
  certifications: 'SELECT count(*) AS n FROM certification WHERE archived = 0',
  surveys: 'SELECT count(*) AS n FROM survey WHERE archived = 0',
  campaigns: 'SELECT count(*) AS n FROM campaign WHERE archived = 0',
  qbrs: 'SELECT count(*) AS n FROM qbr WHERE archived = 0',
  imports: 'SELECT count(*) AS n FROM import_run WHERE undone_by IS NULL',
  openConflicts: 'SELECT count(*) AS n FROM import_conflict WHERE decision IS NULL',
  publishedHealth: 'SELECT count(health) AS n FROM partner_score',
  withTier: 'SELECT count(tier_earned) AS n FROM partner_score',
} as const satisfies Record<Exclude<keyof BookSummary, 'empty'>, string>;

/** How much of what the book holds; `empty` is what the welcome screen asks. */
export function summarizeBook(reader: Reader): BookSummary {
  const count = (name: keyof typeof counted) => reader.get<{ n: number }>(counted[name])?.n ?? 0;
  const summary = {
    partners: count('partners'),
    deals: count('deals'),
    quarters: count('quarters'),
    contacts: count('contacts'),
    touches: count('touches'),
    certifications: count('certifications'),
    surveys: count('surveys'),
    campaigns: count('campaigns'),
    qbrs: count('qbrs'),
    imports: count('imports'),
    openConflicts: count('openConflicts'),
    publishedHealth: count('publishedHealth'),
    withTier: count('withTier'),
  };
  const held = ['partners', 'deals', 'quarters', 'contacts', 'touches', 'qbrs', 'imports'] as const;
  return { empty: held.every((name) => summary[name] === 0), ...summary };
}
