import type { Input, Ops } from './arguments.ts';
import { affiliatesOps } from './ops/affiliates.ts';
import { attributionOps } from './ops/attribution.ts';
import { bookOps } from './ops/book.ts';
import { campaignsOps } from './ops/campaigns.ts';
import { commissionsOps } from './ops/commissions.ts';
import { conventionsOps } from './ops/conventions.ts';
import { dealsOps } from './ops/deals.ts';
import { enablementOps } from './ops/enablement.ts';
import { mdfOps } from './ops/mdf.ts';
import { programOps } from './ops/program.ts';
import { scorecardsOps } from './ops/scorecards.ts';
import { tiersOps } from './ops/tiers.ts';

/** The operations known, by the name golden.json gives them. */
const ops: Ops = {
  ...affiliatesOps,
  ...attributionOps,
  ...bookOps,
  ...campaignsOps,
  ...commissionsOps,
  ...conventionsOps,
  ...dealsOps,
  ...enablementOps,
  ...mdfOps,
  ...programOps,
  ...scorecardsOps,
  ...tiersOps,
};

/** A golden case's input mapped to a call of ours, and our answer mapped back. No rule lives here. */
export function evaluate(input: { op: string } & Record<string, unknown>): unknown {
  const op = ops[input.op];
  if (op === undefined) throw new RangeError(`No operation is called "${input.op}".`);
  const answer: Input = op(input);
  return answer;
}
