import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvText } from '../../src/main/sample/csv.ts';
import { sampleFiles } from '../../src/main/sample/generate.ts';
import { money } from './amounts.ts';
import { today } from './app.ts';

/** The sample program's own deals, one month on. */
export type SecondMonth = {
  file: string;
  partner: string;
  /** How far the partner's open pipeline moves, in whole dollars, when the person's own value is kept. */
  moves: number;
  changed: { deal: string; from: string; to: string };
  /** A person edited the amount by hand, and the file says something else again. */
  edited: { deal: string; mine: number; theirs: string };
  counts: Record<'new' | 'changed' | 'vanished' | 'conflicts' | 'rejected' | 'rows', number>;
};

function dealsFile() {
  const deals = sampleFiles(today).find(({ entity }) => entity === 'deals');
  if (deals === undefined) throw new Error('The sample has no deals.');
  return deals;
}

const open = new Set(['Negotiation', 'Proposal', 'Qualified']);

/** Two open deals of the partner: the first moves in the file, the second is edited by hand. */
function chosen() {
  const { header, rows } = dealsFile();
  const column = (name: string) => header.indexOf(name);
  const mine = rows.filter(
    (row) =>
      row[column('partner_id')] === 'P-101' &&
      open.has(row[column('stage')] ?? '') &&
      (row[column('expected_close')] ?? '') > today,
  );
  const [moved, edited] = mine;
  if (moved === undefined || edited === undefined) throw new Error('Too few open deals.');
  const idOf = (row: readonly string[]) => row[column('deal_id')] ?? '';
  const amountOf = (row: readonly string[]) => Number(row[column('amount')]);
  return {
    moved: { id: idOf(moved), amount: amountOf(moved) },
    edited: { id: idOf(edited), amount: amountOf(edited) },
  };
}

/** The hand edit that the file will meet: `[entity, key, field=value]` of the command line's `set`. */
export function handEdit(): string[] {
  const { edited } = chosen();
  return ['set', 'deals', `sample:${edited.id}`, `amount=${edited.amount + 500}`];
}

export function writeSecondMonth(folder: string): SecondMonth {
  const deals = dealsFile();
  const { header } = deals;
  const { moved, edited } = chosen();
  const [id, amount] = [header.indexOf('deal_id'), header.indexOf('amount')];
  const theirs = `${edited.amount + 900}.00`;
  const [stage, partner] = [header.indexOf('stage'), header.indexOf('partner_id')];
  // Elsewhere one proposal in three is negotiated by now, and two lost deals are in the export no more.
  const ahead = deals.rows
    .filter((row) => row[partner] !== 'P-101' && row[stage] === 'Proposal')
    .filter((_, index) => index % 3 === 0);
  const gone = deals.rows.filter((row) => row[partner] !== 'P-101' && row[stage] === 'Lost');
  const left = new Set(gone.slice(0, 2));
  const later = new Set(ahead);
  const rows = deals.rows
    .filter((row) => !left.has(row))
    .map((row) => {
      if (row[id] === moved.id) return row.with(amount, `${moved.amount + 1000}.00`);
      if (later.has(row)) return row.with(stage, 'Negotiation');
      return row[id] === edited.id ? row.with(amount, theirs) : row;
    });
  const like = deals.rows.find((row) => row[id] === moved.id) ?? [];
  const fresh = ['D-90001', 'D-90002'].map((deal, index) =>
    like.with(id, deal).with(amount, `${2000 + 345 * index}.00`),
  );
  const unreadable = like.with(id, 'D-90003').with(amount, 'about ten');
  const all = [...rows, ...fresh, unreadable];
  const file = join(folder, 'deals-december.csv');
  writeFileSync(file, csvText({ ...deals, rows: all }));
  return {
    file,
    partner: 'Harbor & Pine Systems',
    moves: 1000 + 2000 + 2345,
    changed: { deal: moved.id, from: money(moved.amount), to: money(moved.amount + 1000) },
    edited: { deal: edited.id, mine: edited.amount + 500, theirs: money(edited.amount + 900) },
    counts: {
      new: fresh.length,
      changed: 1 + later.size,
      vanished: left.size,
      conflicts: 1,
      rejected: 1,
      rows: all.length,
    },
  };
}
