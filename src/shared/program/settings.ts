import { z } from 'zod';
import { healthRulesSchema, standardHealthRules } from '../health/rules.ts';
import { tierLadderSchema } from '../tiers/ladder.ts';
import { tierLadders } from '../tiers/presets.ts';

const quarterKey = z.string().regex(/^\d{4}-Q[1-4]$/);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * Program settings: the rules of one book as data. Each version takes effect at a fiscal quarter's start and is kept,
 * so that earlier quarters stay explained by the rules of their time (G10, G11).
 */
export const programSettingsSchema = z.strictObject({
  /** 1, 2, 3 ... in the order they were made. */
  version: z.number().int().min(1),
  /** First fiscal quarter these settings hold for; null = from the beginning. */
  effectiveFrom: quarterKey.nullable(),
  programName: z.string().min(1).max(120),
  /** Reporting currency, ISO 4217 (G6). */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** First month of the fiscal year, 1-12 (G4). */
  fiscalYearStartMonth: z.number().int().min(1).max(12),
  /** A quarter closes this many days after its end. */
  quarterCloseDays: z.number().int().min(0).max(90),
  health: healthRulesSchema,
  /** The ladder in force; `custom` keeps an edited copy while its preset stays as shipped. */
  tierLadder: tierLadderSchema,
  agenda: z.enum(['Q1', 'Q2', 'Q3']),
  /** Sources whose rows count as registered deals, as their recipes state. */
  registrationSources: z.array(z.string().min(1).max(120)).max(100),
  /** A partner is active with at least one counted event in this many days (S01). */
  activityDays: z.number().int().min(1).max(366),
  /** An open deal without a stage change or update for this many days is stuck (S19). */
  stuckDealDays: z.number().int().min(1).max(366),
  /** Progress percentages that notify (S12). */
  notifyAt: z.array(z.number().int().min(1).max(99)).max(5),
  /** Alert the manager when this many deals or referrals remain (S12). */
  alertWithin: z.number().int().min(0).max(20),
  /** Fixed revenue cut of the value matrix in major units; null = the median (S06). */
  matrixRevenueCut: z.number().min(0).max(9e11).nullable(),
  /** Days on which nobody works (G3). */
  holidays: z.array(isoDate).max(1000),
});

export type ProgramSettings = z.infer<typeof programSettingsSchema>;

/** What a new book starts with. */
export const defaultProgramSettings: ProgramSettings = {
  version: 1,
  effectiveFrom: null,
  programName: 'Partner program',
  currency: 'USD',
  fiscalYearStartMonth: 1,
  quarterCloseDays: 15,
  health: standardHealthRules,
  tierLadder: tierLadders.T1,
  agenda: 'Q3',
  registrationSources: [],
  activityDays: 90,
  stuckDealDays: 45,
  notifyAt: [70, 90],
  alertWithin: 2,
  matrixRevenueCut: null,
  holidays: [],
};

/** The version in force for a fiscal quarter: the latest that had taken effect by then. Throws on an empty list. */
export function settingsFor(
  versions: readonly ProgramSettings[],
  quarter: string,
): ProgramSettings {
  const inForce = versions
    .filter(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= quarter)
    .sort(
      (a, b) => compareText(a.effectiveFrom ?? '', b.effectiveFrom ?? '') || a.version - b.version,
    );
  const chosen = inForce.at(-1) ?? [...versions].sort((a, b) => a.version - b.version)[0];
  if (chosen === undefined)
    throw new RangeError('A book has at least one version of its program settings.');
  return chosen;
}

/** Plain code-unit order: the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
