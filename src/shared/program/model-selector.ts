import { z } from 'zod';
import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import { formatMinorShort, minorFromMajor } from '../kernel/money.ts';
import {
  type ProgramModel,
  type ProgramModelId,
  programModels,
} from '../playbooks/program-models.ts';

/** The one number of the selector: below this price a month, in major units, a deal cannot pay for training (S93.1). */
export const modelRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  affiliateBelowPerMonth: z.number().positive('The monthly price limit must be above zero.'),
});
export type ModelRules = z.infer<typeof modelRulesSchema>;

export const standardModelRules: ModelRules = {
  preset: 'Standard',
  version: 1,
  affiliateBelowPerMonth: 500,
};

/** The four questions in the order they are asked (S93.2). */
export const modelQuestions = ['price', 'platform', 'enterprise', 'vertical'] as const;
export type ModelQuestion = (typeof modelQuestions)[number];

/** Answers about the product; `null` is not answered. The price is in minor units of `currency`, a month. */
export type ModelAnswers = {
  readonly currency: string;
  readonly pricePerMonth: number | null;
  readonly platform: boolean | null;
  readonly enterprise: boolean | null;
  readonly vertical: boolean | null;
};

export type ModelChoice = Explained<ProgramModel> & {
  /** The first question still open, or null once a model is chosen. */
  readonly ask: ModelQuestion | null;
};

const models: Readonly<Record<ModelQuestion, ProgramModelId>> = {
  price: 'affiliate-referral',
  platform: 'co-creation',
  enterprise: 'integration-solution',
  vertical: 'vertical-solution',
};

/**
 * The partner model to start with (S93): the first question answered yes decides, in the order price under the limit,
 * platform with an API, complex enterprise product, one vertical; four times no is a horizontal tool.
 * An open question before any yes leaves the model unknown and says what to ask.
 */
export function selectModel(rules: ModelRules, answers: ModelAnswers): ModelChoice {
  const limit = minorFromMajor(rules.affiliateBelowPerMonth, answers.currency);
  const { pricePerMonth, platform, enterprise, vertical, currency } = answers;
  const yes: Readonly<Record<ModelQuestion, boolean | null>> = {
    price: pricePerMonth === null ? null : pricePerMonth < limit,
    platform,
    enterprise,
    vertical,
  };
  const deciding = modelQuestions.find((question) => yes[question] !== false);
  const ask = deciding !== undefined && yes[deciding] === null ? deciding : null;
  const model =
    ask === null
      ? programModels[deciding === undefined ? 'affiliate-integration' : models[deciding]]
      : null;
  const price = pricePerMonth === null ? null : formatMinorShort(pricePerMonth, currency);
  return {
    ...explained({
      value: model,
      because: reasons(model, deciding, price),
      inputs: [
        { name: 'Price a month', value: price },
        { name: 'Platform with an API', value: platform },
        { name: 'Complex enterprise product', value: enterprise },
        { name: 'One vertical', value: vertical },
      ],
      rule: 'S93.2',
      preset: rules.preset,
    }),
    ask,
  };
}

function reasons(
  model: ProgramModel | null,
  deciding: ModelQuestion | undefined,
  price: string | null,
): Reason[] {
  if (model === null) return [because('A question before any yes is still open.')];
  const asked = deciding === 'price' && price !== null ? ` (${price})` : '';
  return [because(`${model.when}${asked}.`), because(model.why)];
}
