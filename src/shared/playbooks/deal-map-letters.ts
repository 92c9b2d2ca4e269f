import type { MapStepKind } from '../deals/pricing-rules.ts';

/** The letter that goes with each step after a pricing violation (S43.5). */
export const mapLetters = {
  'written-warning': {
    subject: 'Written warning: pricing rules',
    consequence:
      'Please correct the offer. A second violation holds your commissions, a third ends your part in the program.',
  },
  'commission-hold': {
    subject: 'Commission hold: pricing rules',
    consequence:
      'Your commissions are held from today until we confirm in writing that the hold is released. A third violation ends your part in the program.',
  },
  'program-removal': {
    subject: 'Removal from the program: pricing rules',
    consequence:
      'After three violations your part in the program ends. Your partner manager will be in touch about open deals and payments.',
  },
} as const satisfies Record<MapStepKind, { subject: string; consequence: string }>;
