import { z } from 'zod';
import { type BenefitsMatrix, cellWorth } from './benefits.ts';
import { amountText, thresholdOf } from './criteria.ts';
import { measureKind, type TierLadder, type TierMeasure } from './ladder.ts';
import { measureWords } from './measures.ts';

/** Limits of the design checker as data (S17.1, G10). */
export const tierDesignRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  mostTiers: z.number().int().min(1).max(20),
  /** Largest sound ratio of neighboring thresholds; the ratio itself is still sound. */
  largestStep: z.number().min(1).max(1000),
  /** Words in which a tier has to be explained. */
  mostWords: z.number().int().min(1).max(200),
});
export type TierDesignRules = z.infer<typeof tierDesignRulesSchema>;

export const standardTierDesign: TierDesignRules = {
  preset: 'Standard',
  version: 1,
  mostTiers: 4,
  largestStep: 5,
  mostWords: 30,
};

/** A criterion under review; without a measure and a number it is a matter of opinion. */
export type DesignCriterion = {
  readonly text: string;
  readonly measure: string | null;
  /** In the measure's own unit, money in major units; 1 for yes/no. */
  readonly atLeast: number | null;
};

export type DesignTier = {
  readonly name: string;
  /** Every requirement has to hold; the criteria inside one are alternatives. */
  readonly requirements: readonly (readonly DesignCriterion[])[];
  /** Benefits with their worth against the same line of another tier. Null = no matrix given. */
  readonly benefits: readonly { readonly benefit: string; readonly worth: number }[] | null;
  readonly commissionPercent: number | null;
};

/** A ladder as the checker reads it, lowest tier first. Null = not answered. */
export type TierDesign = {
  readonly name: string;
  readonly tiers: readonly DesignTier[];
  /** Whether there is a review with grace. */
  readonly maintenanceRule: boolean | null;
  readonly mdfOffered: boolean | null;
  readonly mdfRoiReported: boolean | null;
  /** Ladders or tracks, and partner types, of the program. */
  readonly ladders: number | null;
  readonly partnerTypes: number | null;
  /** Whether there is a way for partners that do not fit the tiers. */
  readonly exceptionRoute: boolean | null;
  /** Whether a flag gives the top tier whatever the figures. */
  readonly strategicFlag: boolean | null;
};

/** What a ladder and its matrix do not tell: the program's own answers. */
export type DesignAnswers = Pick<
  TierDesign,
  | 'maintenanceRule'
  | 'mdfRoiReported'
  | 'ladders'
  | 'partnerTypes'
  | 'exceptionRoute'
  | 'strategicFlag'
>;

/** A ladder and its benefits matrix as a design to check (S17.1). A tier the matrix lacks has no benefits to compare. */
export function designOf(
  ladder: TierLadder,
  matrix: BenefitsMatrix | null,
  answers: DesignAnswers,
  currency: string,
): TierDesign {
  const label = (measure: TierMeasure): string =>
    measureWords(measure, { arrLabel: 'ARR', certifiedAs: ladder.certifiedAs ?? 'people' }).many;
  const tiers = ladder.steps.map(({ name, allOf }): DesignTier => {
    const at = matrix?.tiers.indexOf(name) ?? -1;
    const cells = (matrix?.rows ?? []).flatMap(({ benefit, cells: all }) => {
      const cell = all[at];
      return cell === undefined ? [] : [{ benefit, cell }];
    });
    const rate = cells.flatMap(({ cell }) => (cell.kind === 'rate' ? [cell.percent] : []))[0];
    return {
      name,
      requirements: allOf.map(({ anyOf }) =>
        anyOf.map((rule) => ({
          text:
            measureKind(rule.measure) === 'yes-no'
              ? label(rule.measure)
              : `${amountText(rule.measure, thresholdOf(rule, currency), currency)} ${label(rule.measure)}`,
          measure: rule.measure,
          atLeast: rule.atLeast,
        })),
      ),
      benefits:
        cells.length === 0
          ? null
          : cells.map(({ benefit, cell }) => ({ benefit, worth: cellWorth(cell) })),
      commissionPercent: rate ?? null,
    };
  });
  return { name: ladder.name, tiers, mdfOffered: offersFunds(matrix), ...answers };
}

function offersFunds(matrix: BenefitsMatrix | null): boolean | null {
  if (matrix === null) return null;
  return matrix.rows.some(({ cells }) =>
    cells.some((cell) => cell.kind === 'fund' && cell.amount > 0),
  );
}
