import { explainHealth } from '../../src/shared/health/explain.ts';
import { standardHealthRules } from '../../src/shared/health/rules.ts';
import { scoreHealth } from '../../src/shared/health/score.ts';
import { evaluateTier } from '../../src/shared/tiers/evaluate.ts';
import { tierLadders } from '../../src/shared/tiers/presets.ts';
import { compare, must, timed } from './harness.ts';
import { bareNumbers, type Measures, manyMeasures, today } from './rules-facts.ts';

const partners = manyMeasures(10_000);

/** Health and tier of every partner, each with its reasons in words. */
function explainedNumbers(): number[][] {
  return partners.map(({ health, tier }: Measures) => {
    const told = explainHealth(scoreHealth(standardHealthRules, health, today));
    const standing = evaluateTier(tierLadders.T1, tier, today);
    const { next } = standing;
    must(told.because.length >= 5 && standing.why.length > 0, 'every answer has its reasons');
    return [told.value ?? -1, standing.earned?.index ?? -1, next.top ? 100 : (next.percent ?? -1)];
  });
}

const name = 'P7 health and tier with explanations, 10k partners x 12 measures';
const reference = 'a plain loop to the bare numbers';
// Compiling is neither's time: both run until they are as fast as they get.
for (let round = 0; round < 5; round += 1) {
  partners.map(bareNumbers);
  explainedNumbers();
}
await compare({ P7: { name, reference, goal: 8 } }, () => {
  const bare = timed(() => partners.map(bareNumbers));
  const ours = timed(explainedNumbers);
  const differs = ours.value.findIndex((row, at) => String(row) !== String(bare.value[at]));
  const told = `${String(ours.value[differs])} and not ${String(bare.value[differs])}`;
  must(differs < 0, `partner ${differs} is ${told}`);
  return { P7: [ours.ms, bare.ms] };
});
