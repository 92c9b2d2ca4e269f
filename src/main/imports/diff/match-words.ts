import { foldCompanyName, foldEmail, foldWebDomain } from '../../../shared/book/company-name.ts';
import type { EntityName } from '../../../shared/book/entities.ts';
import type { MatchWhy } from '../../../shared/book/plan.ts';

/** A value by which two rows are probably the same record. */
export interface MatchWord {
  field: string;
  why: MatchWhy;
  /** Null where the value says nothing. */
  fold: (text: string) => string | null;
}

const name: MatchWord = {
  field: 'name',
  why: 'name',
  fold: (text) => {
    const folded = foldCompanyName(text);
    return folded === '' ? null : folded;
  },
};
const domain: MatchWord = { field: 'domain', why: 'domain', fold: foldWebDomain };
const email: MatchWord = { field: 'email', why: 'email', fold: foldEmail };

const words: Readonly<Partial<Record<EntityName, readonly MatchWord[]>>> = {
  partners: [name, domain],
  contacts: [email],
};

/** Of other kinds of record only the key is asked: two deals of one name are two deals. */
export function matchWords(entity: EntityName): readonly MatchWord[] {
  return words[entity] ?? [];
}
