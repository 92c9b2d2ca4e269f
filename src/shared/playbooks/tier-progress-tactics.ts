/** Ways to move a partner on to the next tier, and how much each does (S12.7). */
export type TierTactic = {
  readonly id: string;
  readonly title: string;
  readonly impact: 'high' | 'medium';
  readonly example: string;
  /** The rule that prompts it; null where a person decides. */
  readonly rule: string | null;
};

export const tierTactics: readonly TierTactic[] = [
  {
    id: 'progress-notification',
    title: 'Progress notification',
    impact: 'high',
    example: '70% of the way to Gold',
    rule: 'S12.5',
  },
  {
    id: 'benefits-preview',
    title: 'Benefits preview',
    impact: 'high',
    example: 'What the next tier adds, line by line',
    rule: 'S13.4',
  },
  {
    id: 'calculator',
    title: 'Self-service qualification calculator',
    impact: 'medium',
    example: 'The partner tries extra deals and certified people and sees the tier',
    rule: 'S12.9',
  },
  {
    id: 'manager-outreach',
    title: 'Proactive outreach by the partner manager',
    impact: 'high',
    example: 'Two more deals to Gold',
    rule: 'S12.5',
  },
  {
    id: 'accelerator',
    title: 'Accelerator for high potential',
    impact: 'high',
    example: 'A fast track with its own plan and a provisional tier',
    rule: null,
  },
];
