import type { CommitmentSide } from '../../../shared/qbr/types.ts';

/** A promise while it is being written. */
export type CommitmentFields = {
  text: string;
  side: CommitmentSide;
  person: string;
  /** '' until a day is chosen. */
  dueOn: string;
};

export const noCommitment: CommitmentFields = { text: '', side: 'us', person: '', dueOn: '' };

/** As the book keeps it until it is added; '' where there is nothing to keep. */
export function draftOf(fields: CommitmentFields): string {
  const { text, person, dueOn } = fields;
  return text.trim() === '' && person.trim() === '' && dueOn === '' ? '' : JSON.stringify(fields);
}

/** Reads a kept draft; one that cannot be read is an empty form. */
export function fieldsOf(draft: string | null): CommitmentFields {
  if (draft === null || draft === '') return noCommitment;
  const read = parsed(draft);
  const text = (name: string): string => {
    const value = read[name];
    return typeof value === 'string' ? value : '';
  };
  const side = text('side');
  return {
    text: text('text'),
    side: side === 'partner' || side === 'both' ? side : 'us',
    person: text('person'),
    dueOn: text('dueOn'),
  };
}

function parsed(draft: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(draft);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
