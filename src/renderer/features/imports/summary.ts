import type { Outputs } from '../../app/client.ts';

/** A plan in figures: what will change, and what stands in its way. */
export type Summary = Outputs['imports']['summary'];
