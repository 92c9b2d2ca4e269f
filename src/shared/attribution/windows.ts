import { z } from 'zod';
import { because, type Explained, explained, type NamedInput } from '../kernel/explained.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  type LocalDate,
} from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';

const days = z.number().int().min(1).max(3650);

/** How long evidence counts, as data (S45, G10). Days are whole calendar days (G2). */
export const attributionWindowsSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    cookieDays: z.strictObject({
      choices: z.array(days).min(1),
      partnerLink: days,
      affiliate: days,
    }),
    registrationToCloseDays: days,
    influencedBeforeCloseDays: days,
    renewalActivityMonths: z.number().int().min(1).max(120),
  })
  .superRefine(({ cookieDays }, context) => {
    for (const field of ['partnerLink', 'affiliate'] as const)
      if (!cookieDays.choices.includes(cookieDays[field]))
        context.addIssue({
          code: 'custom',
          path: ['cookieDays', field],
          message: `${field}: ${cookieDays[field]} days is none of the cookie choices ${cookieDays.choices.join(', ')}.`,
        });
  });

export type AttributionWindows = z.infer<typeof attributionWindowsSchema>;

/** Click to sign-up 90 days (60 for affiliates), registration to close 120, influenced touch 90 before close. */
export const standardWindows: AttributionWindows = {
  preset: 'Standard',
  version: 1,
  cookieDays: { choices: [30, 60, 90], partnerLink: 90, affiliate: 60 },
  registrationToCloseDays: 120,
  influencedBeforeCloseDays: 90,
  renewalActivityMonths: 12,
};

/** Whether something `days` after its trigger still counts: day 0 through the limit (S45.1, G2). Before the trigger it does not. */
export function inWindow(days: number, limit: number): boolean {
  return days >= 0 && days <= limit;
}

/** Whether a referral click counts for a sign-up (S45.2): by the cookie of a partner link or of an affiliate. */
export function clickCounts(
  windows: AttributionWindows,
  link: 'partnerLink' | 'affiliate',
  clickedOn: LocalDate | null,
  signedUpOn: LocalDate | null,
): Explained<boolean> {
  const limit = windows.cookieDays[link];
  return between(windows, 'S45.2', ['Click', clickedOn], ['sign-up', signedUpOn], limit);
}

/** Whether a registration counts for a close (S45.3). */
export function registrationCounts(
  windows: AttributionWindows,
  registeredOn: LocalDate | null,
  closedOn: LocalDate | null,
): Explained<boolean> {
  const limit = windows.registrationToCloseDays;
  return between(windows, 'S45.3', ['Registration', registeredOn], ['close', closedOn], limit);
}

type NamedDay = readonly [name: string, day: LocalDate | null];

function between(
  { preset }: AttributionWindows,
  rule: string,
  [from, start]: NamedDay,
  [to, end]: NamedDay,
  limit: number,
): Explained<boolean> {
  const inputs: NamedInput[] = [
    { name: from.toLowerCase(), value: start },
    { name: to, value: end },
  ];
  const about = { inputs, rule, preset };
  if (start === null || end === null)
    return explained<boolean>({
      ...about,
      value: null,
      because: [because(`The day of the ${start === null ? from.toLowerCase() : to} is unknown.`)],
    });
  const passed = daysBetween(start, end);
  const value = inWindow(passed, limit);
  const text =
    passed < 0
      ? `${from} on ${formatDate(start)} came after the ${to} on ${formatDate(end)}: it does not count.`
      : `${from} on ${formatDate(start)}, ${plural(passed, 'day')} before the ${to} on ${formatDate(end)}: ${value ? 'within' : 'outside'} ${plural(limit, 'day')}.`;
  return explained({ ...about, value, because: [because(text)] });
}

/**
 * Whether a partner's touch counts as influence (S45.4): at most 90 days before close and within the active deal cycle, from the
 * day the opportunity was created to close. With that day unknown the 90 days decide alone.
 */
export function touchCounts(
  windows: AttributionWindows,
  touchedOn: LocalDate | null,
  opportunityCreatedOn: LocalDate | null,
  closedOn: LocalDate | null,
): Explained<boolean> {
  const limit = windows.influencedBeforeCloseDays;
  const found = between(windows, 'S45.4', ['Touch', touchedOn], ['close', closedOn], limit);
  const cycle = { name: 'opportunity created', value: opportunityCreatedOn };
  const early =
    found.value === true &&
    touchedOn !== null &&
    opportunityCreatedOn !== null &&
    touchedOn < opportunityCreatedOn;
  const judged = early
    ? [
        because(
          `The opportunity was created on ${formatDate(opportunityCreatedOn)}: the touch came before the deal cycle.`,
        ),
      ]
    : [];
  return explained({
    ...found,
    value: early ? false : found.value,
    because: [...found.because, ...judged],
    inputs: [...found.inputs, cycle],
  });
}

/** What decides whether a renewal still earns credit. */
export type RenewalFacts = {
  readonly renewedOn: LocalDate;
  /** Days of logged partner activity with the customer; null is unknown. */
  readonly activities: readonly LocalDate[] | null;
  readonly firstClosedOn: LocalDate;
  /** A cap of the commission plan in months from the first close; null without one. */
  readonly capMonths: number | null;
};

/**
 * Whether a renewal earns credit (S45.5): for the customer's lifetime, while the partner was active with it at least once in the 12
 * months through the renewal, and before a cap of the commission plan ends it. The renewal on the day the capped months
 * are over is past the cap.
 */
export function renewalCounts(
  windows: AttributionWindows,
  facts: RenewalFacts,
): Explained<boolean> {
  const { value, text } = judgeRenewal(windows, facts);
  return explained({
    value,
    because: [because(text)],
    inputs: [
      { name: 'renewal', value: facts.renewedOn },
      { name: 'activities', value: facts.activities === null ? null : facts.activities.length },
    ],
    rule: 'S45.5',
    preset: windows.preset,
  });
}

function judgeRenewal(
  { renewalActivityMonths }: AttributionWindows,
  { renewedOn, activities, firstClosedOn, capMonths }: RenewalFacts,
): { readonly value: boolean | null; readonly text: string } {
  const cappedFrom = capMonths === null ? null : addMonths(firstClosedOn, capMonths);
  if (cappedFrom !== null && renewedOn >= cappedFrom)
    return {
      value: false,
      text: `The commission plan\u2019s cap ended credit on ${formatDate(cappedFrom)}.`,
    };
  if (activities === null)
    return { value: null, text: 'The partner\u2019s activity with the customer is unknown.' };
  const from = addDays(addMonths(renewedOn, -renewalActivityMonths), 1);
  const count = activities.filter((day) => day >= from && day <= renewedOn).length;
  const span = `from ${formatDate(from)} through ${formatDate(renewedOn)}`;
  return count > 0
    ? {
        value: true,
        text: `${plural(count, 'activity', 'activities')} ${span}: engagement continues.`,
      }
    : { value: false, text: `No activity ${span}: engagement has ended.` };
}
