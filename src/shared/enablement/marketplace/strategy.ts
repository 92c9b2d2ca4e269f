import { because, type Explained, explained } from '../../kernel/explained.ts';
import { plural } from '../../kernel/words.ts';
import { type MarketplaceRoute, marketplaceRoutes } from '../../playbooks/marketplace-strategy.ts';
import type { MarketplaceRules } from './strategy-rules.ts';

/** null = unknown. */
export type MarketplaceFacts = {
  readonly integrations: number | null;
  readonly isPlatform: boolean | null;
  readonly extendsMajorPlatform: boolean | null;
};

export type MarketplaceAdvice = 'none' | 'directory' | 'directory + marketplace option';

/** `value` is the step for the own site; `routes` the listings worth having beside it. */
export type MarketplaceStep = Explained<MarketplaceAdvice> & {
  readonly routes: readonly MarketplaceRoute[];
};

/**
 * The next step (S90.1-S90.3): under 5 live integrations no directory, from 5 a public one, from 10 also the option of an
 * own marketplace for a platform (also while it is unknown whether it is one). Listing on established marketplaces is
 * suggested from the first integration on; the app store when a major platform is extended.
 */
export function marketplaceStep(rules: MarketplaceRules, facts: MarketplaceFacts): MarketplaceStep {
  const { integrations, isPlatform, extendsMajorPlatform } = facts;
  const value = integrations === null ? null : adviceFor(rules, integrations, isPlatform);
  const routes = new Set<MarketplaceRoute['id']>();
  if (integrations !== null && integrations > 0) routes.add('partner-marketplaces');
  if (value === 'directory + marketplace option') routes.add('own-marketplace');
  if (extendsMajorPlatform === true) routes.add('app-store');
  return {
    ...explained<MarketplaceAdvice>({
      value,
      because: reasons(rules, facts).map(because),
      inputs: [
        { name: 'live integrations', value: integrations },
        { name: 'is a platform', value: isPlatform },
        { name: 'extends a major platform', value: extendsMajorPlatform },
      ],
      rule: 'S90.1',
      preset: rules.preset,
    }),
    routes: marketplaceRoutes.filter(({ id }) => routes.has(id)),
  };
}

function adviceFor(
  rules: MarketplaceRules,
  integrations: number,
  isPlatform: boolean | null,
): MarketplaceAdvice {
  if (integrations < rules.directoryFrom) return 'none';
  const own = integrations >= rules.ownMarketplaceFrom && isPlatform !== false;
  return own ? 'directory + marketplace option' : 'directory';
}

function reasons(
  rules: MarketplaceRules,
  { integrations, isPlatform }: MarketplaceFacts,
): string[] {
  if (integrations === null) return ['The number of live integrations is unknown.'];
  const live = plural(integrations, 'live integration');
  if (integrations < rules.directoryFrom)
    return [`${live}: a public directory is worth it from ${rules.directoryFrom}.`];
  if (integrations < rules.ownMarketplaceFrom)
    return [`${live}: a public directory; an own marketplace from ${rules.ownMarketplaceFrom}.`];
  if (isPlatform === false)
    return [`${live}: a public directory; an own marketplace is for platforms only.`];
  const first = `${live}: a public directory, and an own marketplace is an option.`;
  return isPlatform === null
    ? [first, 'Only for a platform; whether this is one is unknown.']
    : [first];
}
