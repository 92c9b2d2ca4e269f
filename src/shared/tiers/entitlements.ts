import { because, type Explained, explained } from '../kernel/explained.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { silverExample } from '../playbooks/tier-benefits.ts';
import {
  type BenefitCell,
  type BenefitId,
  type BenefitRow,
  type BenefitsMatrix,
  cellText,
  cellWorth,
} from './benefits.ts';

/** One tier's fund by the active MDF preset, in major units; `orMore` = the amount is a floor, set per partner. */
export type FundFigure = {
  readonly amount: number;
  readonly per: 'year' | 'quarter';
  readonly orMore: boolean;
};

/** The presets a matrix is read with (S13.2, S13.3, Appendix E). */
export type ActivePresets = {
  readonly currency: string;
  /** Fund per tier by the active MDF preset; a tier left out has none. Null = M3, the matrix's own row. */
  readonly mdf: {
    readonly preset: string;
    readonly byTier: Readonly<Record<string, FundFigure>>;
  } | null;
  /** Active registration preset and its days of protection, with other days for single tiers. Null = none chosen. */
  readonly registration: {
    readonly preset: string;
    readonly protectionDays: number;
    readonly byTier: Readonly<Record<string, number>>;
  } | null;
};

export type Entitlement = {
  readonly id: BenefitId;
  readonly benefit: string;
  readonly text: string;
  readonly included: boolean;
};

/** What a tier has, line by line. */
export type EntitlementCard = Explained<readonly Entitlement[]> & { readonly tier: string };

export type BenefitGain = {
  readonly id: BenefitId;
  readonly benefit: string;
  readonly from: string;
  readonly to: string;
};

/** What the next tier changes; `gains` is empty when it adds nothing. */
export type TierPreview = Explained<readonly BenefitGain[]> & {
  readonly tier: string;
  /** Null at the top. */
  readonly next: string | null;
  /** Lines the next tier takes away or lowers. */
  readonly losses: readonly BenefitGain[];
};

/** What a tier is entitled to, with the figures of the active presets (S13.3). Fails on a tier the matrix lacks. */
export function entitlementCard(
  given: BenefitsMatrix,
  tier: string,
  active: ActivePresets,
): Result<EntitlementCard, string> {
  const matrix = withFunds(given, active);
  const at = matrix.tiers.indexOf(tier);
  if (at < 0) return err(noTier(matrix, tier));
  const lines = matrix.rows.map((row): Entitlement => {
    const cell = cellAt(row, at);
    return {
      id: row.id,
      benefit: row.benefit,
      text: lineText(row, cell, tier, active),
      included: cellWorth(cell) > 0,
    };
  });
  const has = lines.filter(({ included }) => included).length;
  const sentences = [
    `${tier} has ${has} of the ${lines.length} benefits of ${matrix.preset}.`,
    ...presetSentences(active),
  ];
  return ok({
    ...explained({
      value: lines,
      because: sentences.map(because),
      inputs: [],
      rule: 'S13.3',
      preset: matrix.preset,
    }),
    tier,
  });
}

/** What the next tier adds to this one, line by line (S13.4). Fails on a tier the matrix lacks. */
export function nextTierPreview(
  given: BenefitsMatrix,
  tier: string,
  active: ActivePresets,
): Result<TierPreview, string> {
  const matrix = withFunds(given, active);
  const at = matrix.tiers.indexOf(tier);
  if (at < 0) return err(noTier(matrix, tier));
  const next = matrix.tiers[at + 1] ?? null;
  const changed =
    next === null ? [] : matrix.rows.map((row) => changeIn(row, at, tier, next, active));
  const gains = changed.filter(({ worth }) => worth > 0).map(({ gain }) => gain);
  const losses = changed.filter(({ worth }) => worth < 0).map(({ gain }) => gain);
  return ok({
    ...explained({
      value: gains,
      because: previewSentences(tier, next, gains).map(because),
      inputs: [],
      rule: 'S13.4',
      preset: matrix.preset,
    }),
    tier,
    next,
    losses,
  });
}

/** Registered deals of Silver protected for the 30 days its written example gives: one click (S13.3, Appendix E). */
export function withSilverProtection(active: ActivePresets): ActivePresets {
  if (active.registration === null) return active;
  const byTier = {
    ...active.registration.byTier,
    [silverExample.tier]: silverExample.protectionDays,
  };
  return { ...active, registration: { ...active.registration, byTier } };
}

/** Hours to a first answer: the tier's promise or the escalation limit (S102), whichever is shorter (S13.5, A94). */
export function answerWithin(
  matrix: BenefitsMatrix,
  tier: string,
  escalationHours: number,
): Explained<number> {
  const row = matrix.rows.find(({ id }) => id === 'supportSla');
  const cell = row?.cells[matrix.tiers.indexOf(tier)];
  const promised = cell?.kind === 'answer' ? cell.hours : null;
  const value = promised === null ? escalationHours : Math.min(promised, escalationHours);
  const sentence =
    promised === null
      ? `${tier} promises no hours; the escalation limit of ${escalationHours} h applies.`
      : `The shorter of the ${promised} h of ${tier} and the escalation limit of ${escalationHours} h applies.`;
  return {
    ...explained({
      value,
      because: [{ text: sentence, part: value }],
      inputs: [{ name: 'escalation limit, hours', value: escalationHours }],
      rule: 'S13.5',
      preset: matrix.preset,
    }),
  };
}

/** The matrix with the active MDF preset's figures in its fund row (S13.2, A8, A84). */
function withFunds(matrix: BenefitsMatrix, { mdf }: ActivePresets): BenefitsMatrix {
  if (mdf === null) return matrix;
  const cells = matrix.tiers.map((tier): BenefitCell => {
    const figure = mdf.byTier[tier];
    return figure === undefined ? { kind: 'none', text: 'None' } : { kind: 'fund', ...figure };
  });
  const rows = matrix.rows.map((row) => (row.id === 'mdf' ? { ...row, cells } : row));
  return { ...matrix, rows };
}

function cellAt({ benefit, cells }: BenefitRow, at: number): BenefitCell {
  const found = cells[at];
  if (found === undefined) throw new RangeError(`"${benefit}" has no cell for tier ${at + 1}.`);
  return found;
}

function changeIn(row: BenefitRow, at: number, tier: string, next: string, active: ActivePresets) {
  const [now, then] = [cellAt(row, at), cellAt(row, at + 1)];
  const gain: BenefitGain = {
    id: row.id,
    benefit: row.benefit,
    from: lineText(row, now, tier, active),
    to: lineText(row, then, next, active),
  };
  return { gain, worth: cellWorth(then) - cellWorth(now) };
}

function lineText(
  { id }: BenefitRow,
  cell: BenefitCell,
  tier: string,
  { currency, registration }: ActivePresets,
): string {
  const text = cellText(cell, currency);
  if (id !== 'dealRegistration' || registration === null || cell.kind === 'none') return text;
  const days = registration.byTier[tier] ?? registration.protectionDays;
  return `${text}, ${days}-day protection`;
}

function presetSentences({ mdf, registration }: ActivePresets): string[] {
  return [
    mdf === null
      ? 'The fund is the matrix\u2019s own (M3).'
      : `The fund is that of MDF preset ${mdf.preset}.`,
    ...(registration === null
      ? []
      : [`Protection is that of registration preset ${registration.preset}.`]),
  ];
}

function previewSentences(
  tier: string,
  next: string | null,
  gains: readonly BenefitGain[],
): string[] {
  if (next === null) return [`${tier} is the highest tier.`];
  if (gains.length === 0) return [`${next} adds nothing to ${tier}.`];
  return gains.map(({ benefit, from, to }) => `${benefit}: ${to} instead of ${from}.`);
}

function noTier({ preset, tiers }: BenefitsMatrix, tier: string): string {
  return `"${tier}" is not a tier of the benefits matrix ${preset}: ${tiers.join(', ')}.`;
}
