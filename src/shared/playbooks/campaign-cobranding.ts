/** The co-branding guidelines: who is shown how (S32). */
export const cobrandingGuidelines = [
  {
    id: 'logos',
    element: 'Logos',
    rule: 'Equal prominence, same size, ours on the left',
  },
  { id: 'colors', element: 'Colors', rule: 'Our primary colors with the partner\u2019s accent' },
  { id: 'voice', element: 'Voice', rule: 'Neutral, or the primary brand\u2019s' },
  { id: 'cta', element: 'Call to action', rule: 'The lead brand owns the call to action and page' },
  {
    id: 'legal',
    element: 'Legal',
    rule: 'Both names in the copyright line and the disclaimer',
  },
] as const;

/** The brand checks ticked per asset (S32). */
export const brandChecks = [
  { id: 'approval', text: 'Written approval of the logo use before publishing' },
  { id: 'official-files', text: 'Official logo files, no screenshots' },
  { id: 'equal-size', text: 'Equal size and prominence' },
  { id: 'style', text: 'Each brand\u2019s color, spacing and placement rules followed' },
  { id: 'unaltered', text: 'Logo never altered: no recoloring, stretching or effects' },
  { id: 'disclaimer', text: 'Disclaimer names the collaboration between A and B' },
] as const;
export type BrandCheckId = (typeof brandChecks)[number]['id'];

/** The six steps an asset passes (S32). */
export const approvalSteps = [
  { step: 1, id: 'outline', text: 'Agree topic and outline', who: 'Both' },
  { step: 2, id: 'draft', text: 'One side drafts', who: 'Drafter' },
  { step: 3, id: 'review', text: 'The partner reviews', who: 'Reviewer' },
  { step: 4, id: 'revision', text: 'Revisions', who: 'Drafter' },
  { step: 5, id: 'approval', text: 'Final approval', who: 'Both marketing leads' },
  {
    step: 6,
    id: 'publish',
    text: 'Publish at the same time on both channels, or on the agreed primary host',
    who: 'Both',
  },
] as const;
