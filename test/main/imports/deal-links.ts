import type { Work } from './work.ts';

/** The partner of each deal, both by their own ids. */
export function dealLinks({ book }: Work): Record<string, string | null> {
  const rows = book.read.all<{ deal: string; partner: string | null }>(
    'SELECT d.external_id AS deal, p.external_id AS partner FROM deal d LEFT JOIN partner p ON p.id = d.partner_id',
  );
  return Object.fromEntries(rows.map(({ deal, partner }) => [deal, partner]));
}
