import { percentText } from '../kernel/percent.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { countWord, listed, plural } from '../kernel/words.ts';
import type { ConflictRules } from './conflict-rules.ts';
import type { MapStepKind, PricingRules } from './pricing-rules.ts';
import type { ProtectedRules } from './protected-rules.ts';
import type { RegistrationRules } from './registration-rules.ts';

/** One part of the printable rules of engagement. */
export type EngagementSection = { readonly title: string; readonly lines: readonly string[] };

/** The rule sets one program works by. */
export type EngagementRules = {
  readonly registration: RegistrationRules;
  readonly conflict: ConflictRules;
  readonly protectedAccounts: ProtectedRules;
  readonly pricing: PricingRules;
};

/** The line to tick in every onboarding call (S43.6, S82). */
export const engagementTick = 'Rules of engagement reviewed with the partner';

/**
 * The rules of engagement on one sheet (S43.6): registration, conflicts, protected accounts and pricing as the program
 * has them, written from its own rule sets so that sheet and software cannot differ.
 */
export function engagementSheet(rules: EngagementRules): EngagementSection[] {
  return [
    { title: 'Deal registration', lines: registrationLines(rules.registration) },
    { title: 'Conflicts', lines: conflictLines(rules.conflict) },
    { title: 'Protected accounts', lines: protectedLines(rules.protectedAccounts) },
    { title: 'Pricing', lines: pricingLines(rules.pricing) },
  ];
}

function registrationLines(rules: RegistrationRules): string[] {
  const { registerBy, review, protection, extension, upkeep, bonusPercent } = rules;
  const by = registerWords(registerBy);
  const lines = [`Register a deal ${by}.`];
  lines.push(
    review.slaHours === null
      ? 'Our sales team checks the registrations before it engages any account.'
      : `We answer within ${plural(review.slaHours, 'hour')}.`,
  );
  lines.push(`A deal is protected for ${plural(protection.days, 'day')} from ${protection.from}.`);
  if (extension !== null)
    lines.push(
      `It may be extended ${extension.times === 1 ? 'once' : `${countWord(extension.times)} times`} by ${plural(extension.days, 'day')}, if asked before it ends.`,
    );
  if (upkeep !== null)
    lines.push(
      upkeep.strictMonthly
        ? `Report on it every ${plural(upkeep.remindFromDay, 'day')}; later it is over.`
        : `Report on it every ${plural(upkeep.remindFromDay, 'day')}; we warn on day ${upkeep.warnFromDay} of silence and it is over on day ${upkeep.expireFromDay}.`,
    );
  if (bonusPercent !== null)
    lines.push(`A deal registered in time earns ${percentText(bonusPercent)}% more.`);
  return lines;
}

function registerWords(by: RegistrationRules['registerBy']): string {
  switch (by.kind) {
    case 'after-first-contact':
      return `within ${plural(by.days, 'day')} of first customer contact`;
    case 'before-quote':
      return 'before the quote';
    case 'any-time':
      return 'in the portal';
    default:
      return unreachable(by);
  }
}

function conflictLines({ firstWithinDays, fee, split, dispute }: ConflictRules): string[] {
  const { escalateTo, escalateWithinHours, resolveWithinBusinessDays } = dispute;
  return [
    `Two partners within ${plural(firstWithinDays, 'day')}: the first to register wins.`,
    `A deal already in our pipeline stays with us; the partner gets ${percentText(fee.chosenPercent)}% of first-year contract value.`,
    'The customer may choose another partner; the first gets the same fee.',
    `A joint deal is split ${split.map(percentText).join('/')}.`,
    `A dispute goes to the ${escalateTo.toLowerCase()} within ${plural(escalateWithinHours, 'hour')}${resolveWithinBusinessDays === null ? '' : ` and is resolved in ${plural(resolveWithinBusinessDays, 'business day')}`}.`,
  ];
}

function protectedLines({ mostPerPartner, tiers }: ProtectedRules): string[] {
  return [
    `${listed(Object.values(tiers).flat())} partners name up to ${plural(mostPerPartner, 'account')} each quarter; an account is on one list only.`,
    'Our sales team keeps them out of its outbound for the quarter.',
    'An account without pipeline movement loses its protection at the quarterly review.',
  ];
}

const steps: Readonly<Record<MapStepKind, string>> = {
  'written-warning': 'a written warning',
  'commission-hold': 'a commission hold',
  'program-removal': 'removal from the program',
};

function pricingLines({ steps: ladder }: PricingRules): string[] {
  return [
    'Sell at the published price; a discount needs our approval.',
    'Your own services are priced freely; a bundle with them needs our approval.',
    `Violations lead to ${listed(
      ladder.map(({ step }) => steps[step]),
      'then',
    )}.`,
  ];
}
