import { type Explained, explained } from '../kernel/explained.ts';
import {
  addMonths,
  dateOf,
  daysBetween,
  formatDate,
  fullMonthsBetween,
  type LocalDate,
  type LocalDateTime,
  minutesBetween,
  withinHours,
} from '../kernel/local-date.ts';
import { listed, plural } from '../kernel/words.ts';
import { touchDue } from './cadence.ts';
import {
  type CoverageLine,
  coverageMap,
  isActiveContact,
  type RelationshipContact,
  type RelationshipFacts,
} from './coverage-map.ts';
import type { RelationshipRules } from './relationship-rules.ts';

export type RelationshipWarningId =
  | 'no-owner'
  | 'no-contact'
  | 'single-threaded'
  | 'contact-left'
  | 'quiet'
  | 'silent'
  | 'unanswered'
  | 'no-qbr'
  | 'no-executive';

export type RelationshipWarning = {
  readonly id: RelationshipWarningId;
  readonly level: 'warning' | 'hard';
  readonly text: string;
  /** Since which day it holds; null where that is not a matter of days. */
  readonly since: LocalDate | null;
};

/** How many warnings a relationship has (`value`; each is a part of 1), and the map behind them. */
export type RelationshipReview = Explained<number> & {
  readonly map: readonly CoverageLine[];
  readonly warnings: readonly RelationshipWarning[];
};

/** Holds a relationship against its model and names what is wrong (S02.3 to S02.6). Never unknown: no warning is 0. */
export function reviewRelationship(
  rules: RelationshipRules,
  facts: RelationshipFacts,
  now: LocalDateTime,
): RelationshipReview {
  const today = dateOf(now);
  const map = coverageMap(rules, facts.contacts, today);
  const warnings = [
    ...ownerWarnings(facts),
    ...contactWarnings(rules, facts, today),
    ...silenceWarnings(rules, facts, today),
    ...answerWarnings(rules, facts, now),
    ...qbrWarnings(facts),
    ...executiveWarnings(facts, map),
  ];
  return {
    ...explained<number>({
      value: warnings.length,
      because: warnings.map(({ text }) => ({ text, part: 1 })),
      inputs: [
        { name: 'Contacts', value: facts.contacts?.length ?? null },
        { name: 'Last contact', value: facts.lastContactOn },
        { name: 'Inbound messages', value: facts.inbound?.length ?? null },
        { name: 'QBRs held', value: facts.qbrsHeld },
      ],
      rule: 'S02.3',
      preset: rules.preset,
    }),
    map,
    warnings,
  };
}

const warning = (
  id: RelationshipWarningId,
  text: string,
  since: LocalDate | null = null,
): RelationshipWarning => ({ id, level: id === 'silent' ? 'hard' : 'warning', text, since });

function ownerWarnings({ owner }: RelationshipFacts): RelationshipWarning[] {
  return owner === null ? [warning('no-owner', 'Nobody on our side owns this relationship')] : [];
}

function contactWarnings(
  rules: RelationshipRules,
  { contacts }: RelationshipFacts,
  today: LocalDate,
): RelationshipWarning[] {
  if (contacts === null) return [];
  const theirs = contacts.filter(({ side }) => side === 'partner');
  const active = theirs.filter((one) => isActiveContact(one, today));
  const found: RelationshipWarning[] = [];
  if (active.length === 0)
    found.push(warning('no-contact', 'The partner has no active contact on record'));
  else if (active.length < rules.fewestContacts)
    found.push(
      warning(
        'single-threaded',
        `Single-threaded: only ${listed(active.map(({ name }) => name))} is in contact with us`,
      ),
    );
  return [...found, ...leftWarnings(theirs, today)];
}

/** The primary contact has gone and nobody took the place (S02.4). */
export function primaryLeft(
  theirs: readonly RelationshipContact[],
  today: LocalDate,
): { readonly name: string; readonly leftOn: LocalDate } | null {
  const primaries = theirs.filter(({ primary, side }) => primary && side === 'partner');
  if (primaries.some((one) => isActiveContact(one, today))) return null;
  const gone = primaries.flatMap(({ name, leftOn }) =>
    leftOn === null || leftOn >= today ? [] : [{ name, leftOn }],
  );
  return gone.sort((a, b) => daysBetween(a.leftOn, b.leftOn)).at(0) ?? null;
}

function leftWarnings(
  theirs: readonly RelationshipContact[],
  today: LocalDate,
): RelationshipWarning[] {
  const left = primaryLeft(theirs, today);
  if (left === null) return [];
  const text = `${left.name}, the primary contact, left ${ago(left.leftOn, today)} and is not replaced`;
  return [warning('contact-left', text, left.leftOn)];
}

function silenceWarnings(
  rules: RelationshipRules,
  { lastContactOn, cadence }: RelationshipFacts,
  today: LocalDate,
): RelationshipWarning[] {
  if (lastContactOn === null) return [];
  const last = `last contact ${ago(lastContactOn, today)}, on ${formatDate(lastContactOn)}`;
  if (addMonths(lastContactOn, rules.silentMonths) <= today)
    return [warning('silent', `Silence: ${last}`, lastContactOn)];
  const due = touchDue(lastContactOn, cadence);
  return due !== null && today > due
    ? [warning('quiet', `Going quiet: ${last}, against a ${cadence} cadence`, due)]
    : [];
}

function answerWarnings(
  rules: RelationshipRules,
  { inbound }: RelationshipFacts,
  now: LocalDateTime,
): RelationshipWarning[] {
  const open = (inbound ?? [])
    .filter(
      ({ at, answeredAt }) =>
        answeredAt === null && !withinHours(minutesBetween(at, now), rules.answerHours),
    )
    .map(({ at }) => at)
    .sort();
  return open.slice(0, 1).map((oldest) => {
    const since = dateOf(oldest);
    const text = `${plural(open.length, 'message')} unanswered for more than ${rules.answerHours} hours, the oldest of ${formatDate(since)}`;
    return warning('unanswered', text, since);
  });
}

function qbrWarnings({ qbrsHeld }: RelationshipFacts): RelationshipWarning[] {
  return qbrsHeld === 0 ? [warning('no-qbr', 'No QBR was ever held')] : [];
}

/** A strategic partner without a touch of an executive, or with one longer ago than the map allows (S02.6). */
function executiveWarnings(
  { strategic, contacts }: RelationshipFacts,
  map: readonly CoverageLine[],
): RelationshipWarning[] {
  const line = map.find(({ role }) => role === 'executive-sponsor');
  if (!strategic || contacts === null || line === undefined || line.overdue === false) return [];
  const when =
    line.lastTouchOn === null ? '' : `: the last touch was on ${formatDate(line.lastTouchOn)}`;
  return [
    warning('no-executive', `No executive engagement on a strategic partner${when}`, line.due),
  ];
}

/** "3 days ago", "6 months ago". */
function ago(day: LocalDate, today: LocalDate): string {
  const months = fullMonthsBetween(day, today);
  return months < 1
    ? `${plural(daysBetween(day, today), 'day')} ago`
    : `${plural(months, 'month')} ago`;
}
