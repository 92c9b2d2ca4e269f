import { z } from 'zod';
import { countWord, listed, sentenceCase } from '../kernel/words.ts';
import type { TierNext, TierTop } from './types.ts';

/** When to say that the next tier is near, as data (S12.5, G10). Program settings carry the same two fields. */
export const nudgeRulesSchema = z
  .strictObject({
    /** Percentages of the way that notify the partner. */
    notifyAt: z.array(z.number().int().min(1).max(99)).max(5),
    /** The manager is alerted when at most this many deals or referrals remain. */
    alertWithin: z.number().int().min(0).max(20),
  })
  .refine(({ notifyAt }) => new Set(notifyAt).size === notifyAt.length, {
    path: ['notifyAt'],
    message: 'Each percentage that notifies may stand once.',
  });
export type NudgeRules = z.infer<typeof nudgeRulesSchema>;

/** 70% and 90%; two deals or two referrals. */
export const standardNudgeRules: NudgeRules = { notifyAt: [70, 90], alertWithin: 2 };

export type TierNudge =
  /** To the partner: a percentage of the way is passed. */
  | { readonly kind: 'progress'; readonly at: number; readonly text: string }
  /** To the manager: few deals or referrals remain. */
  | { readonly kind: 'outreach'; readonly text: string };

/**
 * What to say now about the next tier (S12.5). A percentage notifies from its value on, the highest passed once:
 * `notified` is the highest one already sent on the way to this tier, null = none. The manager is alerted while one
 * to `alertWithin` deals or referrals remain. An unknown percent notifies nobody; at the top there is nothing to say.
 */
export function tierNudges(
  rules: NudgeRules,
  next: TierNext | TierTop,
  notified: number | null,
): TierNudge[] {
  if (next.top) return [];
  const { percent } = next;
  const passed = rules.notifyAt.filter((at) => percent !== null && percent >= at);
  const at = Math.max(0, ...passed);
  const nudges: TierNudge[] = [];
  if (at > (notified ?? 0)) nudges.push({ kind: 'progress', at, text: next.sentence });
  const near = [
    ...left(rules, next.dealsToGo, 'deal', 'deals'),
    ...left(rules, next.referralsToGo, 'qualified referral', 'qualified referrals'),
  ];
  if (near.length > 0)
    nudges.push({
      kind: 'outreach',
      text: sentenceCase(`${listed(near, 'or')} to ${next.name}${alsoNeeded(next)}.`),
    });
  return nudges;
}

function left(
  { alertWithin }: NudgeRules,
  count: number | null,
  one: string,
  many: string,
): string[] {
  if (count === null || count < 1 || count > alertWithin) return [];
  return [`${countWord(count)} more ${count === 1 ? one : many}`];
}

/** What stands in the way beside sales: "; also needed: 1 more certified person", "; certification unknown". */
function alsoNeeded({ gaps }: TierNext): string {
  const others = gaps.filter(({ kind }) => kind !== 'commercial');
  const short = others.flatMap(({ gap, text }) => (gap === null ? [] : [text]));
  const needed = short.length === 0 ? [] : [`also needed: ${listed(short)}`];
  const unknown = others.flatMap(({ gap, text }) => (gap === null ? [text] : []));
  return [...needed, ...unknown].map((part) => `; ${part}`).join('');
}
