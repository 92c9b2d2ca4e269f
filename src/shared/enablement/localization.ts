import { because, type Explained, explained } from '../kernel/explained.ts';
import { progressPercent } from '../kernel/percent.ts';
import { ratio } from '../kernel/ratio.ts';
import { type ContentPriority, contentPriorities } from '../playbooks/content-library.ts';
import { localizationTiers, type MarketTier } from '../playbooks/localization-tiers.ts';

/** A piece of content that may need a translation. */
export type LocalizableContent = {
  readonly id: string;
  readonly name: string;
  readonly priority: ContentPriority;
};

/** A market: ids of content translated and of content with local examples. `speaksSource`: content is in its language. */
export type Market = {
  readonly name: string;
  readonly tier: MarketTier;
  readonly speaksSource: boolean;
  readonly translated: ReadonlySet<string>;
  readonly exampled: ReadonlySet<string>;
  /** Whether somebody answers locally; null = unknown. */
  readonly hasLocalSupport: boolean | null;
};

export type LocalizedItem = LocalizableContent & {
  readonly translation: 'done' | 'to do' | 'not asked';
  readonly examples: 'done' | 'to do' | 'not asked';
};

/** `value` is the share of asked tasks that are done, whole percent, floored; null where nothing known is asked. */
export type LocalizationPlan = Explained<number> & {
  readonly market: string;
  readonly treatment: string;
  readonly items: readonly LocalizedItem[];
  readonly support: 'done' | 'to do' | 'unknown' | 'not asked';
};

/** Content down to this priority counts as key material (decided, editable). */
export const keyMaterialPriority: ContentPriority = 'high';

/**
 * What a market needs and what is done (S89.1, S89.2): tier 1 all content translated and with local examples, tier 2 key
 * material translated, tier 3 none but local support. Where content is in the market's language no translation is asked.
 */
export function localizationPlan(
  market: Market,
  content: readonly LocalizableContent[],
  keyDownTo: ContentPriority = keyMaterialPriority,
): LocalizationPlan {
  const rule = localizationTiers.find(({ tier }) => tier === market.tier);
  if (rule === undefined) throw new RangeError(`There is no market tier ${market.tier}.`);
  const items = content.map((one): LocalizedItem => {
    const key = contentPriorities.indexOf(one.priority) <= contentPriorities.indexOf(keyDownTo);
    const asked = rule.translates === 'all' || (rule.translates === 'key' && key);
    return {
      ...one,
      translation: taskState(asked && !market.speaksSource, market.translated.has(one.id)),
      examples: taskState(rule.localExamples, market.exampled.has(one.id)),
    };
  });
  const support = supportState(rule.localSupport, market.hasLocalSupport);
  const tasks = [...items.flatMap(({ translation, examples }) => [translation, examples]), support];
  const done = tasks.filter((state) => state === 'done').length;
  const known = done + tasks.filter((state) => state === 'to do').length;
  return {
    ...explained<number>({
      value: known === 0 ? null : progressPercent(ratio(done, known)),
      because: [because(`Tier ${rule.tier}: ${rule.treatment}. ${done} of ${known} tasks done.`)],
      inputs: [
        { name: 'tier', value: market.tier },
        { name: 'tasks done', value: done },
        ...(rule.localSupport ? [{ name: 'local support', value: market.hasLocalSupport }] : []),
      ],
      rule: 'S89.1',
      preset: `Tier ${rule.tier}`,
    }),
    market: market.name,
    treatment: rule.treatment,
    items,
    support,
  };
}

function taskState(asked: boolean, done: boolean): LocalizedItem['translation'] {
  if (!asked) return 'not asked';
  return done ? 'done' : 'to do';
}

function supportState(asked: boolean, has: boolean | null): LocalizationPlan['support'] {
  if (asked && has === null) return 'unknown';
  return taskState(asked, has === true);
}
