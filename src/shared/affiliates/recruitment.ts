import { err, ok, type Result } from '../kernel/result.ts';
import { listed } from '../kernel/words.ts';
import {
  type OutreachSlot,
  outreachSlotNames,
  outreachSlots,
  outreachTemplate,
} from '../playbooks/affiliate-recruitment.ts';

export type OutreachMessage = { readonly subject: string; readonly body: string };

/** Why no message was written: the slots that are still empty. */
export type OutreachFault = { readonly missing: readonly OutreachSlot[]; readonly message: string };

/**
 * Fills the recruitment message (S63.2). Every slot is needed: a message with a hole in it is not written, and the
 * fault names what is missing.
 */
export function outreachMessage(
  slots: Readonly<Partial<Record<OutreachSlot, string>>>,
): Result<OutreachMessage, OutreachFault> {
  const values = new Map<string, string>(
    outreachSlots.map((slot) => [slot, (slots[slot] ?? '').trim()]),
  );
  const missing = outreachSlots.filter((slot) => values.get(slot) === '');
  if (missing.length > 0)
    return err({
      missing,
      message: `The message still needs: ${listed(missing.map((slot) => outreachSlotNames[slot]))}.`,
    });
  // One pass: braces inside what a person typed stay as they are.
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, slot: string) => String(values.get(slot)));
  return ok({
    subject: fill(outreachTemplate.subject),
    body: outreachTemplate.paragraphs.map(fill).join('\n\n'),
  });
}
