import { z } from 'zod';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { listed } from '../kernel/words.ts';
import {
  type AffiliateDuty,
  type AffiliatePortalFeature,
  affiliateDuties,
  affiliatePortalFeatures,
} from '../playbooks/affiliate-compliance.ts';

const duty = z.enum(Object.keys(affiliateDuties) as [AffiliateDuty, ...AffiliateDuty[]]);

/** Which missing papers block a payout (S68.2, G10); an empty list blocks nothing. */
export const affiliateComplianceSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  payoutNeeds: z.array(duty),
});
export type AffiliateComplianceRules = z.infer<typeof affiliateComplianceSchema>;

/** What is on file; null = nobody has looked. */
export type AffiliatePapers = Readonly<Record<AffiliateDuty, boolean | null>>;

/** `value` = whether the affiliate can be paid. */
export type AffiliateCompliance = Explained<boolean> & {
  readonly done: number;
  readonly of: number;
  readonly open: readonly AffiliateDuty[];
};

/** The compliance checklist of one affiliate and whether it can be paid (S68.1, S68.2). A paper not seen is missing. */
export function affiliateCompliance(
  rules: AffiliateComplianceRules,
  papers: AffiliatePapers,
): AffiliateCompliance {
  const open = duty.options.filter((id) => papers[id] !== true);
  const blocking = rules.payoutNeeds.filter((id) => papers[id] !== true);
  const names = (ids: readonly AffiliateDuty[]): string =>
    listed(ids.map((id) => affiliateDuties[id].name));
  return {
    ...explained({
      value: blocking.length === 0,
      because: [
        because(
          blocking.length === 0
            ? 'Nothing stands in the way of a payout'
            : `No payout while this is missing: ${names(blocking)}`,
        ),
        ...(open.length === 0 ? [] : [because(`Still open: ${names(open)}`)]),
      ],
      inputs: duty.options.map((id) => ({ name: affiliateDuties[id].name, value: papers[id] })),
      rule: 'S68.2',
      preset: rules.preset,
    }),
    done: duty.options.length - open.length,
    of: duty.options.length,
    open,
  };
}

/** The portal features still missing, the critical ones first (S68.3). */
export function missingPortalFeatures(
  present: ReadonlySet<AffiliatePortalFeature>,
): (typeof affiliatePortalFeatures)[number][] {
  return affiliatePortalFeatures.filter(({ feature }) => !present.has(feature));
}

/** A payout waits for the tax form, as S68 decides; empty the list to switch that off. */
export const standardAffiliateCompliance: AffiliateComplianceRules = {
  preset: 'Standard',
  version: 1,
  payoutNeeds: ['taxForm'],
};
