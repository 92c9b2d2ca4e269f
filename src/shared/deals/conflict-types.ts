/**
 * One partner's registration in a dispute. `registeredAt` is 'YYYY-MM-DDTHH:mm' or with ':ss'; `tierRank` is the place of
 * the tier from the lowest up, null when unknown.
 */
export type Claim = {
  readonly partner: string;
  readonly registeredAt: string;
  readonly inForce: boolean;
  readonly late: boolean;
  readonly tierRank: number | null;
};

/** Who holds the deal; `people` must decide where the rules cannot. */
export type DealOwner =
  | { readonly kind: 'partner'; readonly partner: string }
  | { readonly kind: 'direct' }
  | { readonly kind: 'open-pool' }
  | { readonly kind: 'people' };

/** The ground a ruling rests on. */
export type RulingGround =
  | 'first'
  | 'older'
  | 'newer'
  | 'on-time'
  | 'higher-tier'
  | 'manual'
  | 'none-in-force'
  | 'direct-pipeline'
  | 'prior-relationship'
  | 'registered-first'
  | 'not-registered'
  | 'not-in-force'
  | 'late'
  | 'kept'
  | 'warned'
  | 'silent'
  | 'customer-choice';
