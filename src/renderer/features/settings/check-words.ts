import { count } from '../../app/format.ts';

/** What checking the book answers (its job's name says so). */
export type CheckReport = {
  ok: boolean;
  integrity: string;
  foreignKeys: number;
  search: number;
  derived: number;
  hash: string;
  tables: Record<string, { rows: number }>;
};

/** A check's findings in words: what is sound, what is not, and what to do about it. */
export function checkWords(
  report: CheckReport,
): { ok: boolean; text: string; next: string | null }[] {
  const { integrity, foreignKeys, search, derived } = report;
  const rows = Object.values(report.tables).reduce((sum, table) => sum + table.rows, 0);
  return [
    integrity === 'ok'
      ? { ok: true, text: 'The file is whole.', next: null }
      : {
          ok: false,
          text: `The file is damaged: ${integrity}.`,
          next: 'Restore the newest backup.',
        },
    foreignKeys === 0
      ? { ok: true, text: `All ${count(rows, 'row')} refer to rows that are there.`, next: null }
      : {
          ok: false,
          text: `${count(foreignKeys, 'row refers', 'rows refer')} to something that is gone.`,
          next: 'Restore the newest backup.',
        },
    search === 0
      ? { ok: true, text: 'Search finds everything there is.', next: null }
      : {
          ok: false,
          text: `Search differs from the book in ${count(search, 'row')}.`,
          next: 'Close Quarterdeck and open it again; if it stays, restore the newest backup.',
        },
    derived === 0
      ? { ok: true, text: 'Every figure equals one computed from scratch.', next: null }
      : {
          ok: false,
          text: `The figures of ${count(derived, 'partner')} differ from ones computed from scratch.`,
          next: 'Close Quarterdeck and open it again: figures are computed again then.',
        },
  ];
}
