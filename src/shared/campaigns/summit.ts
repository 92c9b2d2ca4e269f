import { because, type Explained, explained } from '../kernel/explained.ts';
import { splitByWeights } from '../kernel/split.ts';
import { listed } from '../kernel/words.ts';
import { type PlatformFeatureId, platformFeatures, summitMix } from '../playbooks/event-summit.ts';

/** A summit's minutes by content; the parts add up to the whole. */
export type SummitSplit = Explained<number> & {
  readonly parts: readonly { readonly id: string; readonly minutes: number }[];
};

/** Divides a summit's minutes by the content mix, in whole minutes; what rounding leaves goes to the largest part (S30.1). */
export function splitSummit(minutes: number): SummitSplit {
  const shares = splitByWeights(
    minutes,
    summitMix.map(({ percent }) => percent),
  );
  const parts = summitMix.flatMap((mix, at) =>
    shares.slice(at, at + 1).map((share) => ({ ...mix, minutes: share })),
  );
  return {
    ...explained<number>({
      value: minutes,
      because: parts.map(({ name, percent, minutes: part }) => ({
        text: `${name}: ${percent}% of ${minutes} minutes is ${part}.`,
        part,
      })),
      inputs: [{ name: 'minutes', value: minutes }],
      rule: 'S30.1',
      preset: null,
    }),
    parts: parts.map(({ id, minutes: part }) => ({ id, minutes: part })),
  };
}

/** A platform judged, with what it lacks by weight. */
export type PlatformVerdict = Explained<boolean> & {
  readonly missing: readonly PlatformFeatureId[];
  readonly unknown: readonly PlatformFeatureId[];
};

/**
 * Whether a virtual-event platform will do (S30.2): it fails as soon as a critical feature is missing. While a
 * critical feature is unknown and none is missing, the answer is unknown.
 */
export function judgePlatform(
  present: Readonly<Record<PlatformFeatureId, boolean | null>>,
): PlatformVerdict {
  const missing = platformFeatures.filter(({ id }) => present[id] === false);
  const unknown = platformFeatures.filter(({ id }) => present[id] === null);
  const fatal = missing.filter(({ weight }) => weight === 'critical');
  const open = unknown.filter(({ weight }) => weight === 'critical');
  return {
    ...explained<boolean>({
      value: verdict(fatal.length, open.length),
      because: [
        because(sentence('Critical features missing', fatal)),
        because(sentence('Critical features not known', open)),
        because(
          sentence(
            'Other features missing',
            missing.filter(({ weight }) => weight !== 'critical'),
          ),
        ),
      ],
      inputs: platformFeatures.map(({ id, name }) => ({ name, value: present[id] })),
      rule: 'S30.2',
      preset: null,
    }),
    missing: missing.map(({ id }) => id),
    unknown: unknown.map(({ id }) => id),
  };
}

function verdict(fatal: number, open: number): boolean | null {
  if (fatal > 0) return false;
  return open > 0 ? null : true;
}

function sentence(lead: string, features: readonly (typeof platformFeatures)[number][]): string {
  const named = features.map(({ name, why }) => `${name} (${why})`);
  return `${lead}: ${features.length === 0 ? 'none' : listed(named)}.`;
}
