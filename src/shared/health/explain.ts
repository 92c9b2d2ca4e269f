import type { Explained, Reason } from '../kernel/explained.ts';
import { listed } from '../kernel/words.ts';
import type { HealthDimension, HealthScore } from './types.ts';

/**
 * A health score as an explanation (S09.11, G12). The parts are the points of the known dimensions and, where one is
 * missing, what the rescaling added: they sum to a published value exactly. An unknown score keeps its reasons, without
 * parts. Coverage is the share of the points that could be known, as the score says it.
 */
export function explainHealth(score: HealthScore): Explained<number> {
  const { value, dimensions, preset, coverage } = score;
  const because = dimensions.map((one) => reasonOf(one, value !== null));
  if (value !== null && score.provisional) because.push(rescale(score, value));
  return {
    value,
    because,
    inputs: dimensions.map(({ label, points, reason }) => ({
      name: label,
      value: points === null ? null : reason,
    })),
    rule: value === null || score.provisional ? 'S09.6' : 'S09.7',
    preset,
    coverage,
  };
}

function reasonOf({ label, reason, points, max }: HealthDimension, published: boolean): Reason {
  const text = points === null ? `${label}: ${reason}` : `${label}, ${points} of ${max}: ${reason}`;
  return { text, part: published ? points : null };
}

function rescale({ dimensions, earned, available }: HealthScore, value: number): Reason {
  const missing = dimensions.filter(({ points }) => points === null);
  const names = listed(missing.map(({ label }) => label.toLowerCase()));
  const text = `Rescaled for missing ${names}: 100 \u00d7 ${earned} / ${available} = ${value}`;
  return { text, part: value - earned };
}
