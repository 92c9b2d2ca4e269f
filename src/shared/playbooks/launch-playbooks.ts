/** When a phase runs: month or week numbers counted from 1; `to` null is open-ended (S95). */
export type PhaseSpan = {
  readonly unit: 'months' | 'weeks';
  readonly from: number;
  readonly to: number | null;
};

export type LaunchPhase = {
  readonly name: string;
  readonly span: PhaseSpan;
  readonly tasks: readonly string[];
};

export type LaunchPlaybook = {
  readonly id: LaunchPlaybookId;
  readonly name: string;
  readonly phases: readonly LaunchPhase[];
};

export type LaunchPlaybookId = 'P1' | 'P2';

/** The two ways to launch a program (S95): P1 in three phases by months, P2 in four from the first affiliates on. */
export const launchPlaybooks: Readonly<Record<LaunchPlaybookId, LaunchPlaybook>> = {
  P1: {
    id: 'P1',
    name: 'Foundation, pilot, launch',
    phases: [
      {
        name: 'Foundation',
        span: { unit: 'months', from: 1, to: 2 },
        tasks: [
          'Define partner types and ideal profiles',
          'Design the tier structure and its benefits',
          'Set the commission and margin structure',
          'Draft the partner agreement, with legal review',
          'Build a basic partner portal',
          'Produce the first enablement content',
          'Set up tracking and attribution',
          'Define the success metrics',
        ],
      },
      {
        name: 'Pilot',
        span: { unit: 'months', from: 3, to: 4 },
        tasks: [
          'Recruit 10-20 pilot partners',
          'Onboard and enable them',
          'Run joint activities',
          'Gather feedback',
          'Refine the program from what was learned',
          'Document wins and case studies',
        ],
      },
      {
        name: 'Launch',
        span: { unit: 'months', from: 5, to: null },
        tasks: [
          'Announce the program publicly',
          'Scale recruitment',
          'Build the partner marketing engine',
          'Expand the team as needed',
          'Keep iterating',
        ],
      },
    ],
  },
  P2: {
    id: 'P2',
    name: 'From first affiliates to three tiers',
    phases: [
      {
        name: 'Foundation',
        span: { unit: 'weeks', from: 1, to: 4 },
        tasks: [
          'Write the thesis: why partners, which type, what value is exchanged',
          'Choose the affiliate or PRM platform by revenue stage and partner type',
          'Design the commission of Tier 1 (referral)',
          'Write the partner agreement; legal review is required',
          'Open a portal with sign-up, tracking dashboard and asset library',
          'Write the onboarding emails: seven in 30 days',
          'Find and recruit the first 10 partners among customers and your network',
        ],
      },
      {
        name: 'Activation',
        span: { unit: 'weeks', from: 5, to: 8 },
        tasks: [
          'Automate onboarding for every new partner',
          'Hold the first kickoff webinar or group onboarding',
          'Make the partner marketing kit: email templates, social copy, one-pagers, banners',
          'Track activation: time to first referral, portal login rate, asset usage',
          'Run the first joint campaign with the partner of highest potential',
          'Set up attribution tracking and validate it with test referrals',
        ],
      },
      {
        name: 'Integration partners',
        span: { unit: 'weeks', from: 9, to: 16 },
        tasks: [
          'Map accounts with the top 5 complementary products',
          'Score the candidates',
          'Start the technical integration with the top scorer',
          'Design the commission of Tier 2',
          'Plan the first co-marketing campaign, a webinar or content',
          'Publish an integration listing page on your site',
        ],
      },
      {
        name: 'Scale',
        span: { unit: 'months', from: 4, to: 6 },
        tasks: [
          'Launch Tiers 1, 2 and 3 with clear progression criteria',
          'Build the recruitment engine: inbound by marketplace listings and partner-page SEO, and outbound',
          'Put deal registration and conflict rules in force',
          'Hold the first QBRs with the top partners',
          'Compare sourced with influenced revenue',
          'Form an advisory board with the top 5 partners',
          'Set 12-month targets for sourced revenue as a share of the total',
        ],
      },
    ],
  },
};

export type ScalabilityFactor = {
  readonly factor: string;
  readonly startup: string;
  readonly scale: string;
};

/** What changes from a startup program to one at scale (S95). */
export const scalabilityFactors: readonly ScalabilityFactor[] = [
  { factor: 'Onboarding', startup: 'High-touch, by hand', scale: 'Self-service, automated' },
  { factor: 'Training', startup: 'Live', scale: 'On demand, with certification' },
  { factor: 'Support', startup: 'Direct access', scale: 'By tier, portal first' },
  { factor: 'Marketing', startup: 'Custom for each partner', scale: 'Templates and MDF' },
  { factor: 'Reporting', startup: 'Spreadsheets', scale: 'PRM dashboards' },
  { factor: 'Deal registration', startup: 'By email', scale: 'Automated in the system' },
];
