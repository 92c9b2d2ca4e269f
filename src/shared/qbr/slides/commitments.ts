import { formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { plural } from '../../kernel/words.ts';
import { isOverdueCommitment, orderCommitments } from '../commitments.ts';
import type { CommitmentsSlide, DeckFoot, DeckInput, DeckTable, NextSlide } from '../deck-types.ts';
import type { Commitment, CommitmentSide } from '../types.ts';
import { cell, cutList, cutTable } from './parts.ts';

const commitmentsShown = 8;
const linesShown = 6;

const owners: Readonly<Record<CommitmentSide, string>> = {
  us: 'Us',
  partner: 'Partner',
  both: 'Both',
};

/** What was promised last time: done or not, and why; open items first (S22). */
export function commitmentsSlide({ lastCommitments, pack }: DeckInput): CommitmentsSlide {
  const open = lastCommitments.filter(({ status }) => status === 'open').length;
  const trace = { metric: 'commitmentsOpen', quarter: null } as const;
  const count = {
    id: 'commitmentsOpen',
    label: 'Open commitments',
    text: String(open),
    value: open,
    unit: 'count',
    note: null,
  } as const;
  return {
    id: 'commitments',
    kind: 'commitments',
    section: 'Commitments',
    title: lastTitle(lastCommitments, pack.today),
    foot: commitmentsFoot(lastCommitments),
    figures: lastCommitments.length === 0 ? [] : [{ ...count, trace }],
    table: commitmentTable(
      orderCommitments(lastCommitments),
      pack.today,
      'What is promised in this meeting opens the next review.',
    ),
  };
}

function commitmentsFoot(commitments: readonly Commitment[]): DeckFoot | null {
  if (commitments.length === 0) return null;
  return {
    definition: 'Commitment: what a side promised in a review, with its owner and deadline.',
    source: `Source: ${plural(commitments.length, 'record')} kept in the book.`,
  };
}

function lastTitle(commitments: readonly Commitment[], today: LocalDate): string {
  const total = commitments.length;
  if (total === 0) return 'No commitments on record from earlier reviews';
  const done = commitments.filter(({ status }) => status === 'done').length;
  const open = commitments.filter(({ status }) => status === 'open').length;
  const overdue = commitments.filter((one) => isOverdueCommitment(one, today)).length;
  if (done === total)
    return total === 1 ? 'The one commitment was done' : `All ${total} commitments done`;
  const dropped = total - done - open;
  const rest = [
    open === 0 ? null : `${open} open${overdue === 0 ? '' : ` of which ${overdue} overdue`}`,
    dropped === 0 ? null : `${dropped} dropped`,
  ].filter((part) => part !== null);
  return `${done} of ${plural(total, 'commitment')} done, ${rest.join(', ')}`;
}

/** Commitments, asks and agenda of the coming quarter. */
export function nextSlide({ nextCommitments, asks, agenda, pack }: DeckInput): NextSlide {
  return {
    id: 'next',
    kind: 'next',
    section: 'Next quarter',
    title: nextTitle(nextCommitments.length, asks.length),
    foot: commitmentsFoot(nextCommitments),
    table: commitmentTable(
      orderCommitments(nextCommitments),
      pack.today,
      'To be agreed in the meeting.',
    ),
    asks: cutList(asks, linesShown),
    agenda: (agenda?.items ?? []).map(
      ({ offset, title, minutes }) => `${offset} ${title}, ${minutes} min`,
    ),
  };
}

function nextTitle(commitments: number, asks: number): string {
  const parts = [
    commitments === 0 ? null : plural(commitments, 'commitment'),
    asks === 0 ? null : plural(asks, 'ask'),
  ].filter((part) => part !== null);
  return parts.length === 0
    ? 'Next quarter: to be agreed in this meeting'
    : `Next quarter: ${parts.join(' and ')}`;
}

function commitmentTable(
  commitments: readonly Commitment[],
  today: LocalDate,
  empty: string,
): DeckTable {
  return cutTable(
    [
      { label: 'Commitment', align: 'left' },
      { label: 'Owner', align: 'left' },
      { label: 'Due', align: 'left' },
      { label: 'Status', align: 'left' },
    ],
    commitments.map((one) => [
      cell(one.text),
      cell(`${owners[one.side]}: ${one.person}`),
      cell(formatDate(one.dueOn)),
      cell(statusText(one, today)),
    ]),
    commitmentsShown,
    empty,
  );
}

function statusText(one: Commitment, today: LocalDate): string {
  const why = one.why === null || one.why === '' ? '' : `: ${one.why}`;
  switch (one.status) {
    case 'done':
      return `Done${one.doneOn === null ? '' : ` ${formatDate(one.doneOn)}`}${one.doneOn !== null && one.doneOn > one.dueOn ? ', late' : ''}${why}`;
    case 'dropped':
      return `Dropped${why}`;
    case 'open':
      return `${isOverdueCommitment(one, today) ? 'Overdue' : 'Open'}${why}`;
  }
}
