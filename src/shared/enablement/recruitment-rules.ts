import { z } from 'zod';
import { rangeSchema } from '../kernel/range.ts';

/** The steps of the recruitment funnel after the candidates are identified, in order (S79). */
export const funnelStages = ['recruited', 'onboarded', 'activated', 'performing'] as const;
export type FunnelStage = (typeof funnelStages)[number];
/** Where a funnel starts, and its steps. */
export type FunnelPlace = 'identified' | FunnelStage;

const percent = z.number().min(0).max(100);
const count = z.number().int().min(1);
const conversion = z
  .strictObject({ min: z.number().gt(0).max(100), max: z.number().gt(0).max(100) })
  .refine(({ min, max }) => min <= max, 'A conversion range runs from its lower end up.');
const stage = z.strictObject({
  id: z.enum(funnelStages),
  /** What a partner has done to stand here. */
  means: z.string().min(1),
  /** Expected share of the stage before, in percent; both ends are inside (G1). */
  percent: conversion,
});

const concentration = z.strictObject({
  /** Groups of partners whose share of the revenue is shown, in percent of partners with revenue. */
  topPercents: z.array(percent).min(1),
  topCount: count,
  /** Flag: this share of the revenue or more from at most this share of the partners. */
  flagSharePercent: percent,
  flagPartnersPercent: percent,
  /** What is usual: so many partners bring half, so many percent bring most of it. */
  usual: z.array(
    z.strictObject({
      sharePercent: percent,
      partners: rangeSchema,
      unit: z.enum(['partners', 'percent of partners']),
    }),
  ),
});

/** The recruitment funnel as data (S79, G10): expected conversions, and what counts as concentrated. */
export const recruitmentRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    /** How many candidates a program identifies. */
    identified: rangeSchema,
    stages: z.array(stage).length(funnelStages.length),
    concentration,
  })
  .refine(({ stages }) => stages.every(({ id }, at) => id === funnelStages[at]), {
    path: ['stages'],
    message: `The stages must run in this order: ${funnelStages.join(', ')}.`,
  });
export type RecruitmentRules = z.infer<typeof recruitmentRulesSchema>;
export type ConversionRange = RecruitmentRules['stages'][number]['percent'];
export type ConcentrationRules = RecruitmentRules['concentration'];

/** The standard funnel of S79. */
export const standardRecruitmentRules: RecruitmentRules = {
  preset: 'Standard',
  version: 1,
  identified: { min: 100, max: 500 },
  stages: [
    { id: 'recruited', means: 'said yes', percent: { min: 30, max: 40 } },
    { id: 'onboarded', means: 'has link and portal', percent: { min: 60, max: 70 } },
    { id: 'activated', means: 'sent a first referral or lead', percent: { min: 20, max: 30 } },
    {
      id: 'performing',
      means: 'sends 3 or more referrals a quarter',
      percent: { min: 10, max: 15 },
    },
  ],
  concentration: {
    topPercents: [10, 20],
    topCount: 5,
    flagSharePercent: 80,
    flagPartnersPercent: 10,
    usual: [
      { sharePercent: 50, partners: { min: 2, max: 5 }, unit: 'partners' },
      { sharePercent: 80, partners: { min: 10, max: 20 }, unit: 'percent of partners' },
    ],
  },
};
