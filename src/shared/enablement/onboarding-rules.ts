import { z } from 'zod';
import { onboardingPlanIds } from '../playbooks/onboarding-plans.ts';
import { partnerTypeIds } from '../playbooks/partner-type-definitions.ts';

const hours = z.number().int().min(1);
const plan = z.enum(onboardingPlanIds);
const access = z.strictObject({ severity: z.enum(['medium', 'low']), limitHours: hours });

/** The onboarding practice as data (S82, G10). */
export const onboardingRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  defaultPlan: plan,
  /** Types with a plan of their own. */
  planByType: z.partialRecord(z.enum(partnerTypeIds), plan),
  /** Types that are onboarded by their tracking link; the others by their first training. */
  linkTypes: z.array(z.enum(partnerTypeIds)),
  /** The first portal access is granted within so many hours, weekends included. */
  firstAccessHours: hours,
  /** Severity and limit of an access issue, while the partner is onboarding and later (A87). */
  accessIssue: z.strictObject({ onboarding: access, later: access }),
});
export type OnboardingRules = z.infer<typeof onboardingRulesSchema>;

/** S82 as Appendix E refines it. Decided: referral and affiliate partners are the ones with tracking links. */
export const standardOnboardingRules: OnboardingRules = {
  preset: 'Standard',
  version: 1,
  defaultPlan: 'O1',
  planByType: { reseller: 'O3' },
  linkTypes: ['referral', 'affiliate'],
  firstAccessHours: 48,
  accessIssue: {
    onboarding: { severity: 'medium', limitHours: 48 },
    later: { severity: 'low', limitHours: 72 },
  },
};
