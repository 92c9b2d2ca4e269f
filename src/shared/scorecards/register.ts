/** The partner scorecards side by side (A36); a program selects one as its gate. */
export const partnerScorecards = {
  S69: 'Evaluation scorecard: seven weighted criteria',
  S70: 'Evaluation framework: five weighted criteria',
  S71: 'Qualification scorecard: seven dimensions of five',
} as const;
export type PartnerScorecardId = keyof typeof partnerScorecards;

/** Decided: the gate a new program starts with, the only one that checks the ICP overlap. */
export const defaultGateScorecard: PartnerScorecardId = 'S69';
