import { examResult } from '../../../src/shared/enablement/certification.ts';
import { rateListingMetric } from '../../../src/shared/enablement/marketplace/performance.ts';
import {
  type ListingMetricId,
  standardListingPerformance,
} from '../../../src/shared/enablement/marketplace/performance-rules.ts';
import { asksNeeded } from '../../../src/shared/enablement/marketplace/reviews.ts';
import { marketplaceStep } from '../../../src/shared/enablement/marketplace/strategy.ts';
import { standardMarketplaceRules } from '../../../src/shared/enablement/marketplace/strategy-rules.ts';
import { rateConversion } from '../../../src/shared/enablement/recruitment-funnel.ts';
import { neededFor, projectFunnel } from '../../../src/shared/enablement/recruitment-plan.ts';
import {
  type FunnelStage,
  standardRecruitmentRules,
} from '../../../src/shared/enablement/recruitment-rules.ts';
import { ratioOf, toNumber } from '../../../src/shared/kernel/ratio.ts';
import type { Result } from '../../../src/shared/kernel/result.ts';
import { type Input, must, numbers, type Ops, text, yesNo } from '../arguments.ts';

const rules = standardRecruitmentRules;

const metrics: Readonly<Record<string, ListingMetricId>> = {
  views: 'views',
  install_rate: 'install-rate',
  activation: 'activation-rate',
  activation_rate: 'activation-rate',
  rating: 'rating',
  reviews: 'reviews',
  review_count: 'reviews',
};

function metricOf(input: Input): ListingMetricId {
  const id = metrics[text(input, 'metric')];
  if (id === undefined) throw new RangeError(`No metric is called "${text(input, 'metric')}".`);
  return id;
}

function got<T>(result: Result<T, string>): T {
  if (!result.ok) throw new RangeError(result.error);
  return result.value;
}

export const enablementOps: Ops = {
  funnel: (i) =>
    Object.fromEntries(
      projectFunnel(rules, must(i, 'identified')).map(({ stage, low, high }) => [
        stage,
        [toNumber(low), toNumber(high)],
      ]),
    ),
  funnel_rating: (i) => ({
    rating: rateConversion(rules, text(i, 'stage') as FunnelStage, must(i, 'percent')),
  }),
  funnel_reverse: (i) => ({
    identified: got(neededFor(must(i, 'activated'), numbers(i, 'rates').map(ratioOf))),
  }),
  exam: (i) => ({
    pass: got(examResult(must(i, 'correct'), must(i, 'total'), must(i, 'pass_percent'))).value,
  }),
  marketplace_step: (i) => ({
    advice: marketplaceStep(standardMarketplaceRules, {
      integrations: must(i, 'integrations'),
      isPlatform: yesNo(i, 'is_platform'),
      extendsMajorPlatform: yesNo(i, 'extends_major_platform'),
    }).value,
  }),
  asks: (i) => ({ asks: got(asksNeeded(must(i, 'reviews'), must(i, 'low_percent'))) }),
  listing_metric: (i) => ({
    rating: rateListingMetric(standardListingPerformance, metricOf(i), must(i, 'value')),
  }),
};
