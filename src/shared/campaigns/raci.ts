import { type RaciLetter, type RaciRow, raciWords } from '../playbooks/campaign-raci.ts';

/** A row as it is read: with the letters a lone R or A implies (S26.1). */
export type RaciReading = {
  readonly us: readonly RaciLetter[];
  readonly partner: readonly RaciLetter[];
};

/** One row checked: how it is read, the hints as printed, and what is wrong with it (a warning, never a block). */
export type CheckedRaci = {
  readonly row: RaciRow;
  readonly reading: RaciReading;
  readonly hints: readonly string[];
  readonly warnings: readonly string[];
  readonly rule: 'S26.1' | 'S26.2' | 'S26.3';
};

/**
 * Checks a matrix row by row (S26). A lone R is read R/A, a lone A is read A/R (S26.1); where both sides are R, each
 * is R/A for its own part and the one-A check is skipped (S26.2); every other row needs an R and exactly one A (S26.3).
 */
export function checkRaci(rows: readonly RaciRow[]): CheckedRaci[] {
  return rows.map(checkRow);
}

function checkRow(row: RaciRow): CheckedRaci {
  if (row.us.includes('R') && row.partner.includes('R')) return ownPart(row);
  const letters = [...row.us, ...row.partner];
  const [responsible, accountable] = [count(letters, 'R'), count(letters, 'A')];
  const lone = responsible + accountable === 1;
  const reading = lone ? completed(row) : { us: row.us, partner: row.partner };
  return {
    row,
    reading,
    hints: lone ? [hintFor(row, accountable === 0)] : [],
    warnings: lone ? [] : warningsFor(row.activity, responsible, accountable),
    rule: lone ? 'S26.1' : 'S26.3',
  };
}

function ownPart(row: RaciRow): CheckedRaci {
  return {
    row,
    reading: { us: withBoth(row.us), partner: withBoth(row.partner) },
    hints: [`${row.activity}: each side is responsible and accountable for its own part.`],
    warnings: [],
    rule: 'S26.2',
  };
}

const count = (letters: readonly RaciLetter[], letter: RaciLetter): number =>
  letters.filter((one) => one === letter).length;

const holds = (letters: readonly RaciLetter[]): boolean =>
  letters.includes('R') || letters.includes('A');

function completed({ us, partner }: RaciRow): RaciReading {
  return holds(us) ? { us: withBoth(us), partner } : { us, partner: withBoth(partner) };
}

/** R becomes R/A and A becomes A/R, the printed letter first. */
function withBoth(letters: readonly RaciLetter[]): RaciLetter[] {
  const added = (['R', 'A'] as const).filter((letter) => !letters.includes(letter));
  return [...letters, ...added];
}

function hintFor({ activity }: RaciRow, needsAccountable: boolean): string {
  return `${activity}: also ${needsAccountable ? raciWords.A : raciWords.R}?`;
}

function warningsFor(activity: string, responsible: number, accountable: number): string[] {
  const warnings: string[] = [];
  if (responsible === 0) warnings.push(`${activity}: nobody is responsible.`);
  if (accountable === 0) warnings.push(`${activity}: nobody is accountable.`);
  if (accountable > 1) warnings.push(`${activity}: more than one party is accountable.`);
  return warnings;
}
