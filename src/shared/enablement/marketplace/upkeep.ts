import { because, type Explained, explained } from '../../kernel/explained.ts';
import { addDays, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { plural } from '../../kernel/words.ts';
import {
  type ListingUpkeepFault,
  listingUpkeepFaults,
} from '../../playbooks/marketplace-reviews.ts';
import { occurrences } from './listing-words.ts';
import type { ListingPerformanceRules } from './performance-rules.ts';

/** What keeps a listing alive; null = unknown. */
export type UpkeepFacts = {
  readonly updatedOn: LocalDate | null;
  readonly latestRelease: LocalDate | null;
  readonly copiedFromWebsite: boolean | null;
  readonly unansweredNegativeReviews: number | null;
  readonly categoryFits: boolean | null;
  readonly screenshots: number | null;
  readonly text: string;
  readonly keywords: readonly string[];
  /** What sets it apart, as written; blank = nothing. */
  readonly differentiation: string;
};

/** `value`: how many of the eight faults it has; `unknown` those nobody can tell yet. */
export type Upkeep = Explained<number> & {
  readonly faults: readonly ListingUpkeepFault[];
  readonly unknown: readonly ListingUpkeepFault[];
  /** When the next update is due; null while no update is on record. */
  readonly updateDue: LocalDate | null;
};

/** The eight ways a listing dies, checked (S92.5), with the 90-day update reminder: due from that day on (S92.6). */
export function listingUpkeep(
  rules: ListingPerformanceRules,
  facts: UpkeepFacts,
  today: LocalDate,
): Upkeep {
  const updateDue =
    facts.updatedOn === null ? null : addDays(facts.updatedOn, rules.updateEveryDays);
  const checked = new Map<ListingUpkeepFault, boolean | null>([
    ['set and forget', updateDue === null ? null : updateDue <= today],
    ['copied website text', facts.copiedFromWebsite],
    ['unanswered negative reviews', over(facts.unansweredNegativeReviews)],
    ['wrong category', facts.categoryFits === null ? null : !facts.categoryFits],
    ['no screenshots', facts.screenshots === null ? null : facts.screenshots === 0],
    ['outdated', outdated(facts)],
    ['keyword stuffing', stuffed(rules, facts).length > 0],
    ['no differentiation', facts.differentiation.trim() === ''],
  ]);
  const faults = listingUpkeepFaults.filter(({ id }) => checked.get(id) === true);
  const unknown = listingUpkeepFaults.filter(({ id }) => checked.get(id) === null);
  return {
    ...explained<number>({
      value: faults.length,
      because: [
        ...faults.map(({ text }) => ({ text, part: 1 })),
        ...stuffed(rules, facts).map((text) => because(text)),
        because(dueText(updateDue, today)),
      ],
      inputs: [...checked].map(([name, value]) => ({ name, value })),
      rule: 'S92.5',
      preset: rules.preset,
    }),
    faults: faults.map(({ id }) => id),
    unknown: unknown.map(({ id }) => id),
    updateDue,
  };
}

function over(count: number | null): boolean | null {
  return count === null ? null : count > 0;
}

function outdated({ updatedOn, latestRelease }: UpkeepFacts): boolean | null {
  return updatedOn === null || latestRelease === null ? null : latestRelease > updatedOn;
}

function stuffed({ maxKeywordRepeats }: ListingPerformanceRules, facts: UpkeepFacts): string[] {
  return facts.keywords
    .map((keyword) => ({ keyword, times: occurrences(facts.text, keyword) }))
    .filter(({ times }) => times > maxKeywordRepeats)
    .map(
      ({ keyword, times }) =>
        `"${keyword}" stands ${plural(times, 'time')}; ${maxKeywordRepeats} are plenty.`,
    );
}

function dueText(due: LocalDate | null, today: LocalDate): string {
  if (due === null) return 'No update of the listing is on record.';
  return due <= today
    ? `The listing is due for an update since ${formatDate(due)}.`
    : `The next update is due on ${formatDate(due)}.`;
}
