/** A benefit whose use is watched, with its target and what to do below it (S15.3). */
export type UtilizedBenefit = {
  readonly id: 'mdf' | 'training' | 'dealRegistration' | 'contentLibrary' | 'salesSupport';
  readonly label: string;
  /** Met from this percent on. */
  readonly targetPercent: number;
  readonly used: string;
  readonly entitled: string;
  readonly remedy: readonly string[];
};

export const utilizedBenefits: Readonly<Record<UtilizedBenefit['id'], UtilizedBenefit>> = {
  mdf: {
    id: 'mdf',
    label: 'Market development funds',
    targetPercent: 80,
    used: 'Amount spent in the period',
    entitled: 'Amount allocated in the period',
    remedy: ['Simplify the process', 'Educate partners'],
  },
  training: {
    id: 'training',
    label: 'Training',
    targetPercent: 60,
    used: 'Entitled partners that used it at least once in the period',
    entitled: 'Entitled partners',
    remedy: ['Better content', 'Better scheduling'],
  },
  dealRegistration: {
    id: 'dealRegistration',
    label: 'Deal registration',
    targetPercent: 70,
    used: 'Partner deals registered before close',
    entitled: 'All partner deals',
    remedy: ['Less friction', 'Train partners'],
  },
  contentLibrary: {
    id: 'contentLibrary',
    label: 'Content library',
    targetPercent: 40,
    used: 'Entitled partners that used it at least once in the period',
    entitled: 'Entitled partners',
    remedy: ['Curate', 'Promote'],
  },
  salesSupport: {
    id: 'salesSupport',
    label: 'Sales support',
    targetPercent: 50,
    used: 'Entitled partners that used it at least once in the period',
    entitled: 'Entitled partners',
    remedy: ['Run an awareness campaign'],
  },
};
