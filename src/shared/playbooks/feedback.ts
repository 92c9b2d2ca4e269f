/** The ways a program hears its partners (S103). */
export const feedbackMethods = [
  { id: 'nps', label: 'NPS survey', every: 'quarterly', who: 'All partners' },
  { id: 'qbr', label: 'QBR feedback', every: 'each QBR', who: 'Strategic and Growth partners' },
  { id: 'annual', label: 'Annual survey', every: 'annual', who: 'All partners, in depth' },
  {
    id: 'win-loss',
    label: 'Win and loss interviews',
    every: 'each deal',
    who: 'Selected partners',
  },
  {
    id: 'advisory-board',
    label: 'Advisory board',
    every: 'every 6 months',
    who: 'The top 5 partners',
  },
] as const;
