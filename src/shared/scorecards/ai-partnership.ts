import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import {
  addRatios,
  compareRatios,
  type Ratio,
  ratio,
  ratioOf,
  subtractRatios,
  toDecimals,
} from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import {
  type AiCategory,
  type AiComplianceItem,
  type AiPricingModel,
  aiCategories,
  aiComplianceItems,
  aiPricingModels,
  modelChangeNoticeDays,
} from '../playbooks/ai-models.ts';

/** Parts of the revenue, percent; null is unknown. */
export type AiCosts = {
  readonly sharePercent: number | null;
  readonly modelCostPercent: number | null;
  readonly otherPercent: number | null;
};

/** `value` is the gross margin in percent as shown; negative when the parts exceed the revenue. */
export type AiMargin = Explained<number> & {
  readonly exact: Ratio | null;
  /** The parts take all of the revenue, or more. */
  readonly nothingLeft: boolean;
};

/** Gross margin of an AI partnership (S78.3): what the partner's share, the model and other costs leave of 100%. */
export function aiMargin({ sharePercent, modelCostPercent, otherPercent }: AiCosts): AiMargin {
  const rows = [
    { name: 'partner share', value: sharePercent },
    { name: 'model cost', value: modelCostPercent },
    { name: 'other cost', value: otherPercent },
  ];
  const known = rows.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  const costs = known.reduce((sum, { value }) => addRatios(sum, ratioOf(value)), ratio(0));
  const exact = known.length === rows.length ? subtractRatios(ratio(100), costs) : null;
  return {
    ...explained({
      value: exact === null ? null : toDecimals(exact, 2),
      because:
        exact === null
          ? [because('Needs the share, the model cost and other costs')]
          : [
              because('100% of the revenue'),
              ...known.map(({ name, value }) => because(`${value}% ${name}`)),
              because(`${toDecimals(exact, 2)}% gross margin is left`),
            ],
      inputs: rows,
      rule: 'S78.3',
      preset: null,
    }),
    exact,
    nothingLeft: exact !== null && compareRatios(exact, ratio(0)) <= 0,
  };
}

/** Whether so many days of notice of a model change are enough (S78.4): 30 are. */
export function noticeIsEnough(days: number, least: number = modelChangeNoticeDays): boolean {
  return days >= least;
}

/** The notice of a model change against its date (S78.4); unknown while either date is. */
export function modelChangeNotice(
  noticeOn: LocalDate | null,
  changeOn: LocalDate | null,
  least: number = modelChangeNoticeDays,
): Explained<boolean> {
  const days = noticeOn === null || changeOn === null ? null : daysBetween(noticeOn, changeOn);
  return explained({
    value: days === null ? null : noticeIsEnough(days, least),
    because: [
      because(
        days === null
          ? 'Needs the dates of the notice and of the change'
          : `${plural(days, 'day')} of notice; ${least} are needed`,
      ),
    ],
    inputs: [
      { name: 'notice on', value: noticeOn },
      { name: 'change on', value: changeOn },
    ],
    rule: 'S78.4',
    preset: null,
  });
}

/** What is settled; null = nobody has looked. */
export type AiComplianceFacts = Readonly<Record<AiComplianceItem, boolean | null>>;

export type AiSheet = {
  readonly category: (typeof aiCategories)[AiCategory];
  readonly pricing: (typeof aiPricingModels)[AiPricingModel];
  readonly margin: AiMargin;
  /** `value` = items settled. */
  readonly compliance: Explained<number> & {
    readonly of: number;
    readonly open: readonly string[];
  };
};

/** The sheet of an AI partnership (S78): its category, pricing, margin and compliance list. */
export function aiSheet(
  category: AiCategory,
  pricing: AiPricingModel,
  costs: AiCosts,
  facts: AiComplianceFacts,
): AiSheet {
  return {
    category: aiCategories[category],
    pricing: aiPricingModels[pricing],
    margin: aiMargin(costs),
    compliance: aiCompliance(facts),
  };
}

/** The compliance list (S78.5); what nobody has looked at is open. */
export function aiCompliance(facts: AiComplianceFacts): AiSheet['compliance'] {
  const ids = Object.keys(aiComplianceItems) as AiComplianceItem[];
  const settled = ids.filter((id) => facts[id] === true);
  const open = ids.filter((id) => facts[id] !== true).map((id) => aiComplianceItems[id]);
  return {
    ...explained({
      value: settled.length,
      because: settled.map((id) => ({ text: aiComplianceItems[id], part: 1 })),
      inputs: ids.map((id) => ({ name: aiComplianceItems[id], value: facts[id] })),
      rule: 'S78.5',
      preset: null,
    }),
    of: ids.length,
    open,
  };
}
