import { explained } from '../kernel/explained.ts';
import {
  addHours,
  dateOf,
  daysBetween,
  formatDate,
  type LocalDate,
  type LocalDateTime,
  minutesBetween,
  withinHours,
} from '../kernel/local-date.ts';
import { formatGrowth } from '../kernel/percent.ts';
import { plural } from '../kernel/words.ts';
import { touchDue } from '../program/cadence.ts';
import type { WatchRules } from './watch-rules.ts';
import type { WatchCause, WatchCauseId, WatchEntry, WatchFacts } from './watch-types.ts';

/**
 * The partners slipping away (S10.3). Decided order: worst band first and none last, then more causes, then the longest
 * standing, then revenue, then name.
 */
export function watchList(
  rules: WatchRules,
  partners: readonly WatchFacts[],
  now: LocalDateTime,
): WatchEntry[] {
  const severity = (band: string | null): number => {
    const at = rules.bands.indexOf(band ?? '');
    return at < 0 ? rules.bands.length : at;
  };
  return partners
    .map((facts) => judgeWatch(rules, facts, now))
    .filter(({ causes }) => causes.length > 0)
    .sort(
      (a, b) =>
        severity(a.band) - severity(b.band) ||
        b.causes.length - a.causes.length ||
        (b.days ?? -1) - (a.days ?? -1) ||
        (b.revenue ?? 0) - (a.revenue ?? 0) ||
        (a.partner < b.partner ? -1 : 1),
    );
}

/** Why one partner is on the list, each cause with its days (S10.1). */
export function judgeWatch(rules: WatchRules, facts: WatchFacts, now: LocalDateTime): WatchEntry {
  const today = dateOf(now);
  const causes = [
    ...healthCauses(rules, facts),
    ...activityCauses(rules, facts, today),
    ...peopleCauses(facts),
    ...activationCauses(rules, facts, today),
    ...accessCauses(rules, facts, now),
  ].map(({ id, text, since }): WatchCause => {
    const days = since === null ? null : daysBetween(since, today);
    return { id, text, since, days };
  });
  const dated = causes.flatMap(({ days }) => (days === null ? [] : [days]));
  return {
    ...explained<number>({
      value: causes.length,
      because: causes.map(({ text }) => ({ text, part: 1 })),
      inputs: [
        { name: 'Health', value: facts.health.score },
        { name: 'Growth', value: facts.growth === null ? null : formatGrowth(facts.growth) },
        { name: 'Last activity', value: facts.lastActiveOn },
        { name: 'Last touch', value: facts.lastTouchOn },
      ],
      rule: 'S10.1',
      preset: rules.preset,
    }),
    partner: facts.partner,
    band: facts.health.band,
    causes,
    days: dated.length === 0 ? null : Math.max(...dated),
    revenue: facts.revenue,
  };
}

type Found = Pick<WatchCause, 'id' | 'text' | 'since'>;
const cause = (id: WatchCauseId, text: string, since: LocalDate | null = null): Found => ({
  id,
  text,
  since,
});

function healthCauses(
  rules: WatchRules,
  { health, bandSince, lastSnapshot, growth }: WatchFacts,
): Found[] {
  const found: Found[] = [];
  if (health.band !== null && rules.bands.includes(health.band))
    found.push(cause('health-band', `Health is ${health.band}, ${health.score}`, bandSince));
  const before = lastSnapshot?.score ?? null;
  if (lastSnapshot !== null && before !== null && health.score !== null) {
    const lost = before - health.score;
    const since = `since ${formatDate(lastSnapshot.on)}`;
    if (lost > 0 && lastSnapshot.band !== health.band)
      found.push(
        cause(
          'band-dropped',
          `Health fell from ${lastSnapshot.band} to ${health.band} ${since}`,
          lastSnapshot.on,
        ),
      );
    else if (lost >= rules.dropPoints)
      found.push(
        cause('points-dropped', `Health fell by ${lost} points ${since}`, lastSnapshot.on),
      );
  }
  if (growth !== null && growth.num < 0n)
    found.push(
      cause('revenue-declining', `Revenue ${formatGrowth(growth)} on the 12 months before`),
    );
  return found;
}

function activityCauses(
  rules: WatchRules,
  { lastActiveOn, lastTouchOn, cadence }: WatchFacts,
  today: LocalDate,
): Found[] {
  const found: Found[] = [];
  if (lastActiveOn !== null && daysBetween(lastActiveOn, today) > rules.inactiveDays)
    found.push(
      cause('inactive', `No portal activity since ${formatDate(lastActiveOn)}`, lastActiveOn),
    );
  const latest = lastTouchOn === null ? null : touchDue(lastTouchOn, cadence, rules.touchIntervals);
  if (lastTouchOn !== null && latest !== null && today > latest)
    found.push(
      cause(
        'untouched',
        `No touch for ${rules.touchIntervals} ${cadence} intervals, the last on ${formatDate(lastTouchOn)}`,
        lastTouchOn,
      ),
    );
  return found;
}

function peopleCauses({ owner, contactLeft }: WatchFacts): Found[] {
  return [
    ...(owner === null ? [cause('no-owner', 'Nobody on our side owns this partner')] : []),
    ...(contactLeft === null
      ? []
      : [
          cause(
            'contact-left',
            `${contactLeft.name}, the primary contact, left and is not replaced`,
            contactLeft.leftOn,
          ),
        ]),
  ];
}

/** Referral and affiliate partners are to bring a lead by day 30; every partner a deal by day 90 (Appendix E). */
function activationCauses(rules: WatchRules, facts: WatchFacts, today: LocalDate): Found[] {
  const found: Found[] = [];
  const { onboardedOn, signedOn, type, linkShared } = facts;
  const bringsLeads = type === 'referral' || type === 'affiliate';
  if (bringsLeads && onboardedOn !== null && facts.firstLeadOn === null) {
    const days = daysBetween(onboardedOn, today);
    const dormant = linkShared === false;
    const text = `${dormant ? 'Dormant: no lead and no link shared' : 'Stalled: no lead'} ${plural(days, 'day')} after onboarding`;
    if (days >= rules.firstLeadDays)
      found.push(cause(dormant ? 'dormant' : 'stalled', text, onboardedOn));
  }
  if (signedOn !== null && facts.firstDealOn === null) {
    const days = daysBetween(signedOn, today);
    if (days >= rules.firstDealDays)
      found.push(
        cause('no-first-deal', `No deal ${plural(days, 'day')} after the agreement`, signedOn),
      );
  }
  return found;
}

function accessCauses(
  rules: WatchRules,
  { accessAskedAt }: WatchFacts,
  now: LocalDateTime,
): Found[] {
  if (accessAskedAt === null || withinHours(minutesBetween(accessAskedAt, now), rules.accessHours))
    return [];
  return [
    cause(
      'access-waiting',
      `Access asked for on ${formatDate(dateOf(accessAskedAt))} and not given within ${rules.accessHours} hours`,
      dateOf(addHours(accessAskedAt, rules.accessHours)),
    ),
  ];
}
