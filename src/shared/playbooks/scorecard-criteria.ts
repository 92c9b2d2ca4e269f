/** One criterion of a partner scorecard with what it asks; `weight` is percent. */
export type WeightedCriterion = {
  readonly id: string;
  readonly name: string;
  readonly asks: readonly string[];
  readonly weight: number;
};

/** The seven weighted criteria of the evaluation scorecard (S69.1), in their order. */
export const evaluationCriteria = [
  {
    id: 'icp-overlap',
    name: 'ICP overlap',
    asks: ['How much of the partner’s customer base fits our ideal customer profile?'],
    weight: 25,
  },
  {
    id: 'complementarity',
    name: 'Product complementarity',
    asks: ['Do the products add to each other without competing?'],
    weight: 20,
  },
  { id: 'reach', name: 'Market reach and audience', asks: ['Whom can they reach?'], weight: 15 },
  { id: 'reputation', name: 'Brand reputation', asks: ['Would we be seen with them?'], weight: 15 },
  {
    id: 'technical',
    name: 'Technical readiness',
    asks: ['Can they integrate and support it?'],
    weight: 10,
  },
  {
    id: 'sponsorship',
    name: 'Executive sponsorship',
    asks: ['Does an executive stand behind it?'],
    weight: 10,
  },
  { id: 'culture', name: 'Cultural alignment', asks: ['Do we work in the same way?'], weight: 5 },
] as const satisfies readonly WeightedCriterion[];

/** The five weighted criteria of the evaluation framework (S70.1), led by questions. */
export const frameworkCriteria = [
  {
    id: 'strategic-fit',
    name: 'Strategic fit',
    asks: ['Do they serve our ICP?', 'Do the products complement each other?'],
    weight: 25,
  },
  {
    id: 'market-position',
    name: 'Market position',
    asks: ['Are they credible?', 'How far do they reach?'],
    weight: 20,
  },
  {
    id: 'technical-capability',
    name: 'Technical capability',
    asks: ['Can they integrate or implement?'],
    weight: 20,
  },
  {
    id: 'go-to-market',
    name: 'Go-to-market alignment',
    asks: ['Do they have sales capacity?', 'Is their marketing mature?'],
    weight: 20,
  },
  {
    id: 'cultural-fit',
    name: 'Cultural fit',
    asks: ['Do we share values?', 'Are they partner-friendly?'],
    weight: 15,
  },
] as const satisfies readonly WeightedCriterion[];

/** The seven dimensions of the qualification scorecard (S71.1), each scored 1 to 5. */
export const qualificationDimensions = [
  {
    id: 'customer-overlap',
    name: 'Customer overlap',
    asks: ['Shared ICP', 'Complementary segments'],
  },
  { id: 'product-synergy', name: 'Product synergy', asks: ['Integration value', 'Workflow fit'] },
  { id: 'sales-capacity', name: 'Sales capacity', asks: ['Dedicated resources', 'Quota'] },
  {
    id: 'marketing-capability',
    name: 'Marketing capability',
    asks: ['Content team', 'Events', 'Budget'],
  },
  { id: 'technical-depth', name: 'Technical depth', asks: ['Engineers', 'API skill'] },
  { id: 'brand-alignment', name: 'Brand alignment', asks: ['Reputation', 'Perception'] },
  {
    id: 'commitment-level',
    name: 'Commitment level',
    asks: ['Executive sponsor', 'Dedicated team'],
  },
] as const satisfies readonly { id: string; name: string; asks: readonly string[] }[];

/** A good selection to compare with (S71.8): 42 of 50, strong twice, one gap that is closing. */
export const goodSelectionExample = {
  partner: 'A large CRM vendor',
  score50: 42,
  strong: ['customer-overlap', 'marketing-capability'],
  gap: 'Dedicated resources, improving',
} as const;
