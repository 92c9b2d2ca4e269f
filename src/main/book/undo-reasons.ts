import type { RecordName } from '../../../db/schema/registry.ts';
import { plural } from '../../shared/kernel/words.ts';
import type { Origin, Reader } from './types.ts';
import { reasons, type Target } from './undo-scope.ts';

/** The day it is and the zone days are told in: a year is said only where it is another one. */
export interface Calendar {
  /** `YYYY-MM-DD`. */
  today: string;
  /** IANA name; the machine's own where it is left out. */
  zone?: string | undefined;
}

/** `Jan 8`, or `Jan 8, 2025` in another year than today's; empty for an instant that is none. */
export function dayText(instant: string, { today, zone }: Calendar): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone }).format(at);
  const year = part({ year: 'numeric' });
  const day = part({ month: 'short', day: 'numeric' });
  return year === today.slice(0, 4) ? day : `${day}, ${year}`;
}

interface ChangeRow {
  at: string;
  label: string;
  origin: Origin;
  file: string | null;
}

/** Says who changed something and when, as a person would want to be told. */
export class Reasons {
  readonly #reader: Reader;
  readonly #calendar: Calendar;
  readonly #changes = new Map<number, ChangeRow | null>();

  constructor(reader: Reader, calendar: Calendar) {
    this.#reader = reader;
    this.#calendar = calendar;
  }

  /** "edited by you Jan 8", "changed by the import of deals.csv on Jan 8". */
  changedBy(change: number | null): string {
    const row = this.#load(change);
    if (row === null) return reasons.edited;
    const day = dayText(row.at, this.#calendar);
    if (row.file !== null) return `changed by the import of ${row.file} on ${day}`;
    if (row.origin === 'ui' || row.origin === 'cli') return `edited by you ${day}`;
    if (row.origin === 'undo') return `put back by an undo on ${day}`;
    return `changed on ${day} (${row.label})`;
  }

  /** "also in deals.csv, imported Jan 8". */
  broughtBy(change: number | null): string {
    const row = this.#load(change);
    const file = row?.file ?? null;
    if (row === null || file === null) return reasons.imported;
    return `also in ${file}, imported ${dayText(row.at, this.#calendar)}`;
  }

  /** "imported again Jan 8 with deals.csv". */
  returnedWith(change: number | null): string {
    const row = this.#load(change);
    const file = row?.file ?? null;
    if (row === null || file === null) return reasons.returned;
    return `imported again ${dayText(row.at, this.#calendar)} with ${file}`;
  }

  #load(change: number | null): ChangeRow | null {
    if (change === null) return null;
    const known = this.#changes.get(change);
    if (known !== undefined) return known;
    const row =
      this.#reader.get<ChangeRow>(
        `SELECT c.at, c.label, c.origin, (SELECT i.file FROM import_run i WHERE i.change_id = c.id) AS file
         FROM change c WHERE c.id = ?`,
        [change],
      ) ?? null;
    this.#changes.set(change, row);
    return row;
  }
}

/** The last change after the one taken back that wrote this field; one that still stands, where there is one. */
export function laterWriter(
  reader: Reader,
  target: Target,
  { entity, id, field }: { entity: string; id: number; field: string },
): number | null {
  const row = reader.get<{ change: number }>(
    `SELECT f.change_id AS change FROM change_field f
     WHERE f.entity = ? AND f.record_id = ? AND f.field = ? AND f.change_id > ?
     ORDER BY f.change_id IN (SELECT id FROM temp.undo_later) DESC, f.change_id DESC LIMIT 1`,
    [entity, id, field, target.id],
  );
  return row?.change ?? null;
}

const nouns: Readonly<Record<RecordName, readonly [string, string?]>> = {
  partners: ['partner'],
  contacts: ['contact'],
  deals: ['deal'],
  quarters: ['quarterly figure'],
  touches: ['touch', 'touches'],
  certifications: ['certification'],
  surveys: ['survey answer'],
  campaigns: ['campaign'],
  qbrs: ['QBR'],
  qbrItems: ['checklist item'],
  qbrAgenda: ['agenda item'],
  qbrNotes: ['QBR note'],
  commitments: ['commitment'],
};

/** "needed by 2 touches, 1 QBR". */
export function neededBy(counts: readonly { record: RecordName; count: number }[]): string {
  const parts = counts.map(({ record, count }) => plural(count, ...nouns[record]));
  return `needed by ${parts.join(', ')}`;
}
