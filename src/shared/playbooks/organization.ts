/** Who runs a program (S97). */
export const programRoles = [
  {
    role: 'VP Partnerships',
    does: 'Strategy and executive relationships',
    scope: 'Direction of the program',
  },
  { role: 'Director', does: 'Program design and the team', scope: 'Operational excellence' },
  { role: 'Partner Manager', does: 'Daily relationships', scope: 'Success of the partners' },
  { role: 'Partner Marketing', does: 'Co-marketing and content', scope: 'Demand generation' },
  { role: 'Partner Ops', does: 'Systems, reporting and compliance', scope: 'Infrastructure' },
  {
    role: 'Partner Engineering',
    does: 'Integrations and technical support',
    scope: 'Technical enablement',
  },
] as const;

export type ToolPriority = 'critical' | 'high' | 'medium';

export type ToolNeed = {
  readonly id: string;
  readonly label: string;
  readonly priority: ToolPriority;
  readonly examples: readonly string[];
};

/** The tools of a program, most needed first (S97). */
export const programTools: readonly ToolNeed[] = [
  {
    id: 'prm',
    label: 'PRM',
    priority: 'critical',
    examples: ['Impartner', 'Allbound', 'Channeltivity'],
  },
  { id: 'crm', label: 'CRM', priority: 'critical', examples: ['Salesforce', 'HubSpot'] },
  {
    id: 'learning',
    label: 'Learning',
    priority: 'high',
    examples: ['Skilljar', 'Docebo', 'Northpass'],
  },
  {
    id: 'marketing',
    label: 'Marketing',
    priority: 'high',
    examples: ['Co-branded asset platform'],
  },
  { id: 'attribution', label: 'Attribution', priority: 'high', examples: ['Crossbeam', 'Reveal'] },
  {
    id: 'communication',
    label: 'Communication',
    priority: 'medium',
    examples: ['Partner Slack', 'Community'],
  },
  {
    id: 'analytics',
    label: 'Analytics',
    priority: 'medium',
    examples: ['BI', 'Custom dashboards'],
  },
];
