import { because, type Explained, explained } from '../kernel/explained.ts';

/** The two sides of a joint activity; A is the side named first. */
export type Side = 'A' | 'B';

/** What a company is to one side: its customer, in its active pipeline, known in its CRM, or none of these (S31). */
export type Holding = 'customer' | 'opportunity' | 'known' | 'none';

export type LeadClass = 'SHARED' | 'OWNED-A' | 'OWNED-B' | 'CONFLICT';

/** A registrant as a rule reads it; null is not known. */
export type LeadFacts = {
  readonly inA: Holding | null;
  readonly inB: Holding | null;
};

/** Whether a side holds a lead: its customer or an active opportunity; merely known does not hold (Appendix E, S31). */
export function holdsLead(holding: Holding): boolean {
  return holding === 'customer' || holding === 'opportunity';
}

/**
 * The class of a lead (S31.1): held by one side it is OWNED by it, held by both a CONFLICT, by neither SHARED, with a
 * note when a CRM knows it. Unknown (null) as long as a side's answer could still change the class.
 */
export function classifyLead({ inA, inB }: LeadFacts): Explained<LeadClass> {
  const value = inA === null || inB === null ? null : leadClass(holdsLead(inA), holdsLead(inB));
  return explained<LeadClass>({
    value,
    because: [because(classText(value, inA, inB))],
    inputs: [
      { name: 'relationship with A', value: inA },
      { name: 'relationship with B', value: inB },
    ],
    rule: 'S31.1',
    preset: null,
  });
}

/** The class from which sides hold the lead (S31.1). */
export function leadClass(heldByA: boolean, heldByB: boolean): LeadClass {
  if (heldByA && heldByB) return 'CONFLICT';
  if (heldByA) return 'OWNED-A';
  return heldByB ? 'OWNED-B' : 'SHARED';
}

function classText(value: LeadClass | null, inA: Holding | null, inB: Holding | null): string {
  if (value === null) return 'Not every side has checked its records yet.';
  if (value === 'CONFLICT')
    return 'Both sides hold it: each continues its own open deal, and no campaign outreach until the two partner managers agree.';
  if (value === 'OWNED-A') return `Held by A (${inA}): A alone contacts it.`;
  if (value === 'OWNED-B') return `Held by B (${inB}): B alone contacts it.`;
  const known = inA === 'known' || inB === 'known';
  return known
    ? 'Held by neither side; it is known in a CRM, which the list notes.'
    : 'Held by neither side: both may contact it.';
}
