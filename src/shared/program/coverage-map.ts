import type { LocalDate, LocalDateTime } from '../kernel/local-date.ts';
import type { RelationshipRole } from '../playbooks/relationship-cadences.ts';
import { type Cadence, touchDue } from './cadence.ts';
import type { RelationshipRules } from './relationship-rules.ts';

/** A person of either side. `primary` marks whom we turn to first; dates null = not recorded. */
export type RelationshipContact = {
  readonly name: string;
  readonly side: 'us' | 'partner';
  readonly role: RelationshipRole | null;
  readonly primary: boolean;
  readonly startedOn: LocalDate | null;
  readonly leftOn: LocalDate | null;
  readonly lastTouchOn: LocalDate | null;
};

/** A message of theirs; `answeredAt` null = not answered. */
export type InboundMessage = {
  readonly at: LocalDateTime;
  readonly answeredAt: LocalDateTime | null;
};

/** What is known of a relationship; null = no source says, except `owner`, where null is nobody. */
export type RelationshipFacts = {
  readonly owner: string | null;
  readonly contacts: readonly RelationshipContact[] | null;
  /** The latest contact with anyone of theirs, our signature included. */
  readonly lastContactOn: LocalDate | null;
  /** How often somebody is to be in touch: the partner's own cadence or its segment's (S07). */
  readonly cadence: Cadence;
  readonly inbound: readonly InboundMessage[] | null;
  readonly qbrsHeld: number | null;
  readonly strategic: boolean;
};

/** One role of the map as it stands. */
export type CoverageLine = {
  readonly role: RelationshipRole;
  readonly label: string;
  readonly cadence: Cadence;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly lastTouchOn: LocalDate | null;
  readonly due: LocalDate | null;
  /** Null where no touch is recorded. */
  readonly overdue: boolean | null;
};

/** Whether a person is there on a day: started (or no start recorded) and not yet gone. The last day counts. */
export function isActiveContact(
  { startedOn, leftOn }: Pick<RelationshipContact, 'startedOn' | 'leftOn'>,
  today: LocalDate,
): boolean {
  return (startedOn === null || startedOn <= today) && (leftOn === null || today <= leftOn);
}

/** The latest of some days, unknown ones left out; null where none is known. */
export function latestDay(days: readonly (LocalDate | null)[]): LocalDate | null {
  return days.reduce((latest, day) => ((day ?? '') > (latest ?? '') ? day : latest), null);
}

/** Who talks to whom, role by role, with the touches due (S02.2). Null contacts give empty lines. */
export function coverageMap(
  rules: RelationshipRules,
  contacts: readonly RelationshipContact[] | null,
  today: LocalDate,
): CoverageLine[] {
  const active = (contacts ?? []).filter((one) => isActiveContact(one, today));
  return rules.map.map(({ role, label, cadence }) => {
    const people = active.filter((one) => one.role === role);
    const lastTouchOn = latestDay(people.map((one) => one.lastTouchOn));
    const due = lastTouchOn === null ? null : touchDue(lastTouchOn, cadence);
    const names = (side: RelationshipContact['side']): string[] =>
      people.filter((one) => one.side === side).map(({ name }) => name);
    return {
      role,
      label,
      cadence,
      ours: names('us'),
      theirs: names('partner'),
      lastTouchOn,
      due,
      overdue: lastTouchOn === null ? null : due !== null && today > due,
    };
  });
}
