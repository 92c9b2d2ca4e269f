import type { CheckFacts } from '../../../src/shared/deals/registration-check.ts';
import type { LiveRegistration } from '../../../src/shared/deals/registration-types.ts';
import type { Explained } from '../../../src/shared/kernel/explained.ts';

export const texts = ({ because }: Pick<Explained<unknown>, 'because'>): string[] =>
  because.map(({ text }) => text);
export const parts = ({ because }: Pick<Explained<unknown>, 'because'>): number =>
  because.reduce((sum, { part }) => sum + (part ?? 0), 0);

export const clean: CheckFacts = {
  standing: { ladder: 'T1', tier: 'Silver' },
  certificateCurrent: true,
  otherPartner: false,
  directPipeline: false,
};

type Approved = Extract<LiveRegistration, { kind: 'approved' }>;

export const approved = (changes: Partial<Approved> = {}): Approved => ({
  kind: 'approved',
  submittedAt: '2026-01-30T10:00',
  standing: 'on-time',
  tier: 'Gold',
  attempt: 1,
  approvedAt: '2026-02-01T09:30',
  lastUpdateOn: null,
  ...changes,
});
