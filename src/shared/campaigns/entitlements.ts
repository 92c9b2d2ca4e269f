import { because, type Explained, explained } from '../kernel/explained.ts';
import { countWord, plural } from '../kernel/words.ts';
import { entitlementRhythm } from '../playbooks/campaign-brief.ts';
import type { CampaignRules } from './rules.ts';

export type Entitlement = (typeof entitlementRhythm)[number];

/** The joint activities a partner of this tier is owed, with their rhythm (S23.2). None for a tier it does not name. */
export function entitlementsOf(tier: string): readonly Entitlement[] {
  return entitlementRhythm.filter(({ tiers }) => tiers.some((name) => name === tier));
}

/** Whether enough joint campaigns run in a quarter (S23.5): at least two unless the program says otherwise. */
export function campaignsOnTrack(
  { campaignsPerQuarter, preset }: CampaignRules,
  planned: number | null,
): Explained<boolean> {
  return explained<boolean>({
    value: planned === null ? null : planned >= campaignsPerQuarter,
    because: [because(trackText(planned, campaignsPerQuarter))],
    inputs: [{ name: 'joint campaigns', value: planned }],
    rule: 'S23.5',
    preset,
  });
}

function trackText(planned: number | null, expected: number): string {
  const need = `${countWord(expected)} expected in the quarter`;
  if (planned === null) return `The joint campaigns are not recorded; ${need}.`;
  return `${plural(planned, 'joint campaign')}; ${need}.`;
}

/** Whether the number of joint KPIs agreed at kickoff lies within three to five (S23.6). */
export function kpisInRange({ kickoffKpis }: CampaignRules, count: number): boolean {
  return count >= kickoffKpis.min && count <= kickoffKpis.max;
}
