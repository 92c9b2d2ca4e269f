import { describe, expect, test } from 'vitest';
import {
  badPatterns,
  briefFields,
  campaignsPerQuarter,
  entitlementRhythm,
  goodCampaign,
  readinessItems,
  webinarAttendancePercent,
} from '../../../src/shared/playbooks/campaign-brief.ts';
import { brandChecks } from '../../../src/shared/playbooks/campaign-cobranding.ts';
import {
  followUpPractice,
  leadAgreementClauses,
  leadDispositions,
  leadModels,
  leadOwnershipOptions,
  mqlAgreement,
} from '../../../src/shared/playbooks/campaign-leads.ts';
import { promotionPlans } from '../../../src/shared/playbooks/campaign-promotion.ts';
import { raciWords } from '../../../src/shared/playbooks/campaign-raci.ts';
import { recordingAlso } from '../../../src/shared/playbooks/campaign-repurposing.ts';
import { templateFields } from '../../../src/shared/playbooks/campaign-templates.ts';
import { platformFeatures, summitMix } from '../../../src/shared/playbooks/event-summit.ts';
import {
  mdfActivityTypes,
  mdfApproaches,
  mdfProofs,
} from '../../../src/shared/playbooks/mdf-activities.ts';
import { badWebinar, webinarAntiPatterns } from '../../../src/shared/playbooks/webinar-topics.ts';

const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
  briefFields,
  entitlementRhythm,
  campaignsPerQuarter,
  brandChecks,
  leadAgreementClauses,
  leadModels,
  leadOwnershipOptions,
  platformFeatures,
  mdfActivityTypes,
  mdfApproaches,
  mdfProofs,
  'event matrix': promotionPlans['event-matrix'],
};

describe('playbooks of co-marketing and MDF', () => {
  test('[S23.2] every list is complete and names each thing once', () => {
    const counts = Object.entries(lists).map(([name, list]) => [
      name,
      list.length,
      new Set(list.map(({ id }) => id)).size,
    ]);
    expect(counts).toEqual([
      ['briefFields', 17, 17],
      ['entitlementRhythm', 5, 5],
      ['campaignsPerQuarter', 2, 2],
      ['brandChecks', 6, 6],
      ['leadAgreementClauses', 5, 5],
      ['leadModels', 6, 6],
      ['leadOwnershipOptions', 3, 3],
      ['platformFeatures', 8, 8],
      ['mdfActivityTypes', 7, 7],
      ['mdfApproaches', 5, 5],
      ['mdfProofs', 4, 4],
      ['event matrix', 7, 7],
    ]);
  });

  test('[S23.1] eight readiness items, twelve bad patterns, nine webinar anti-patterns', () => {
    const keys = [readinessItems, badPatterns, webinarAntiPatterns, raciWords, templateFields];
    expect(keys.map((one) => Object.keys(one).length)).toEqual([8, 12, 9, 4, 5]);
    expect(badWebinar.faults).toHaveLength(5);
  });

  test('[S23.4] the good campaign keeps its figures and its mismatch', () => {
    expect(goodCampaign).toMatchObject({
      goal: { metric: 'MQLs', target: 500 },
      partnerList: 50_000,
      followUpHours: 24,
      result: { registrants: 623, attendancePercent: 41, sqls: 23 },
    });
    expect(webinarAttendancePercent).toEqual({ min: 40, max: 50 });
  });

  test('[S31.6] five dispositions, the MQL company size and the practice of follow-up', () => {
    expect(leadDispositions).toEqual([
      'contacted',
      'meeting',
      'opportunity',
      'closed-won',
      'closed-lost',
    ]);
    expect(mqlAgreement.companySize).toEqual({ min: 100, max: 5_000 });
    expect(followUpPractice).toHaveLength(4);
    expect(recordingAlso).toHaveLength(2);
  });

  test('[S30.1] the content mix of a summit makes the whole', () => {
    expect(summitMix.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
    expect(platformFeatures.filter(({ weight }) => weight === 'critical')).toHaveLength(4);
  });
});
