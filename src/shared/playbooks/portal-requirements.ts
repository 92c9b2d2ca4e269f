/** A row of a requirement list; the list says what its priorities are. */
export type Requirement<Priority extends string> = {
  readonly id: string;
  readonly name: string;
  readonly holds: string;
  readonly priority: Priority;
};

/** What a list is read for: its priorities from the first down, and its rows. */
export type RequirementList<Priority extends string = string> = {
  readonly id: string;
  readonly name: string;
  readonly priorities: readonly Priority[];
  readonly rows: readonly Requirement<Priority>[];
};

type PortalPriority = 'critical' | 'high' | 'medium';

/** Portal sections with their priority (S87). */
export const portalSections: RequirementList<PortalPriority> = {
  id: 'portal-sections',
  name: 'Portal sections',
  priorities: ['critical', 'high', 'medium'],
  rows: [
    {
      id: 'dashboard',
      name: 'Dashboard',
      holds: 'KPIs, notifications, tasks',
      priority: 'critical',
    },
    {
      id: 'training',
      name: 'Training',
      holds: 'Courses, certifications, progress',
      priority: 'critical',
    },
    {
      id: 'resources',
      name: 'Resources',
      holds: 'Playbooks, collateral, assets',
      priority: 'critical',
    },
    {
      id: 'deal-registration',
      name: 'Deal registration',
      holds: 'Submit, track, manage',
      priority: 'high',
    },
    {
      id: 'marketing',
      name: 'Marketing',
      holds: 'Co-brandable content, MDF requests',
      priority: 'high',
    },
    { id: 'support', name: 'Support', holds: 'Knowledge base, tickets', priority: 'high' },
    { id: 'reports', name: 'Reports', holds: 'Performance, commissions', priority: 'high' },
    { id: 'community', name: 'Community', holds: 'Forum, peers', priority: 'medium' },
    { id: 'marketplace', name: 'Marketplace', holds: 'Leads, opportunities', priority: 'medium' },
  ],
};

/** Portal features by launch: what must be there, and what follows within six months (S87). */
export const portalLaunch: RequirementList<'must have' | 'within 6 months'> = {
  id: 'portal-launch',
  name: 'Portal launch features',
  priorities: ['must have', 'within 6 months'],
  rows: [
    {
      id: 'deal-registration',
      name: 'Deal registration',
      holds: 'Form and status',
      priority: 'must have',
    },
    {
      id: 'content-library',
      name: 'Content library',
      holds: 'Sales and marketing material',
      priority: 'must have',
    },
    {
      id: 'training',
      name: 'Training and certification',
      holds: 'Courses and exams',
      priority: 'must have',
    },
    {
      id: 'lead-distribution',
      name: 'Lead distribution',
      holds: 'By geography or vertical',
      priority: 'must have',
    },
    {
      id: 'commission-tracker',
      name: 'Commission and margin tracker',
      holds: 'Earned and paid',
      priority: 'must have',
    },
    {
      id: 'co-branding',
      name: 'Co-branded content generator',
      holds: 'Templates with both brands',
      priority: 'within 6 months',
    },
    {
      id: 'directory',
      name: 'Partner directory or locator',
      holds: 'Public search',
      priority: 'within 6 months',
    },
    {
      id: 'mdf',
      name: 'MDF workflow',
      holds: 'Request, approve, claim',
      priority: 'within 6 months',
    },
    {
      id: 'performance',
      name: 'Performance dashboard',
      holds: 'The partner\u2019s own figures',
      priority: 'within 6 months',
    },
    { id: 'forum', name: 'Forum', holds: 'Partners among themselves', priority: 'within 6 months' },
  ],
};

/** The demo environment: each requirement with its reason (S87). All rows weigh alike. */
export const demoEnvironment: RequirementList<'required'> = {
  id: 'demo-environment',
  name: 'Demo environment',
  priorities: ['required'],
  rows: [
    {
      id: 'sandbox',
      name: 'Sandbox access, always on and self-service',
      holds: 'Practice at any time',
      priority: 'required',
    },
    { id: 'data', name: 'Realistic sample data', holds: 'Meaningful demos', priority: 'required' },
    {
      id: 'scripts',
      name: 'Guided step-by-step scripts',
      holds: 'Consistent quality',
      priority: 'required',
    },
    { id: 'reset', name: 'Quick reset', holds: 'A clean state', priority: 'required' },
    { id: 'mobile', name: 'Mobile access', holds: 'Flexibility', priority: 'required' },
  ],
};
