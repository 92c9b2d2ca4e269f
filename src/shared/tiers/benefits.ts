import { z } from 'zod';
import { formatMinorShort, minorFromMajor } from '../kernel/money.ts';

/**
 * One cell of the matrix. `level` orders the cells of a row (0 = not included), so that a gain is a higher level.
 * Amounts are in major units a year, rates in percent; `orMore` is the source's plus sign: the least, set per partner.
 */
const cell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), text: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('level'),
    level: z.number().int().min(1).max(20),
    text: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('rate'),
    percent: z.number().min(0).max(100),
    orMore: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('fund'),
    amount: z.number().min(0).max(9e11),
    per: z.enum(['year', 'quarter']),
    orMore: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('answer'), hours: z.number().min(1).max(1000) }),
]);
export type BenefitCell = z.infer<typeof cell>;

/** What the rows of a matrix are about; commission, fund and support hours carry figures. */
export const benefitIds = [
  'portal',
  'logo',
  'directory',
  'dealRegistration',
  'commission',
  'mdf',
  'manager',
  'training',
  'salesSupport',
  'leadSharing',
  'executiveAccess',
  'earlyAccess',
  'events',
  'supportSla',
] as const;
export type BenefitId = (typeof benefitIds)[number];

const row = z.strictObject({
  id: z.enum(benefitIds),
  benefit: z.string().min(1),
  cells: z.array(cell).min(1),
});
export type BenefitRow = z.infer<typeof row>;

/** A benefits matrix as data (S13.1, G10): tiers from the lowest up, each row with a cell per tier. */
export const benefitsMatrixSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    tiers: z.array(z.string().min(1)).min(1).max(20),
    rows: z.array(row).min(1),
  })
  .superRefine((matrix, context) => {
    for (const message of faultsInMatrix(matrix))
      context.addIssue({ code: 'custom', path: ['rows'], message });
  });
export type BenefitsMatrix = z.infer<typeof benefitsMatrixSchema>;

function faultsInMatrix({
  tiers,
  rows,
}: {
  tiers: readonly string[];
  rows: readonly BenefitRow[];
}) {
  const faults = rows.flatMap(({ benefit, cells }) =>
    cells.length === tiers.length
      ? []
      : [`"${benefit}" has ${cells.length} cells for ${tiers.length} tiers.`],
  );
  if (new Set(rows.map(({ id }) => id)).size < rows.length)
    faults.push('Each benefit may stand in one row only.');
  if (new Set(tiers).size < tiers.length) faults.push('Each tier may stand in one column only.');
  return faults;
}

/** A cell as it is shown: "25%+", "$50,000+ a year", "within 4 h", "None". */
export function cellText(shown: BenefitCell, currency: string): string {
  switch (shown.kind) {
    case 'none':
    case 'level':
      return shown.text;
    case 'rate':
      return `${shown.percent}%${plus(shown)}`;
    case 'fund':
      return `${formatMinorShort(minorFromMajor(shown.amount, currency), currency)}${plus(shown)} a ${shown.per}`;
    case 'answer':
      return `within ${shown.hours} h`;
  }
}

const plus = ({ orMore }: { readonly orMore: boolean }): string => (orMore ? '+' : '');

const hoursOfYear = 8766;
const quartersOfYear = 4;

/**
 * How much a cell gives, for comparing cells of one row: more is better. A fund is compared by the year, an answer by
 * its speed; "standard", written as a level, is slower than any promised hour.
 */
export function cellWorth(shown: BenefitCell): number {
  switch (shown.kind) {
    case 'none':
      return 0;
    case 'level':
      return shown.level;
    case 'rate':
      return shown.percent;
    case 'fund':
      return shown.per === 'year' ? shown.amount : shown.amount * quartersOfYear;
    case 'answer':
      return hoursOfYear - shown.hours;
  }
}
