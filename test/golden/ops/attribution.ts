import { decideByCriteria } from '../../../src/shared/attribution/criteria.ts';
import type { AttributionDecision } from '../../../src/shared/attribution/decision.ts';
import { trackingLink } from '../../../src/shared/attribution/links.ts';
import { creditModels, standardMultiTouch } from '../../../src/shared/attribution/models.ts';
import { shareTouches } from '../../../src/shared/attribution/multi-touch.ts';
import { attributionPresets } from '../../../src/shared/attribution/rules.ts';
import { decideBySourceCode } from '../../../src/shared/attribution/source-code.ts';
import { decideByTree } from '../../../src/shared/attribution/tree.ts';
import { inWindow, standardWindows } from '../../../src/shared/attribution/windows.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { type Input, must, num, numbers, type Ops, shown, text, yesNo } from '../arguments.ts';

const day = (input: Input, key: string): string | null => {
  const value = input[key];
  return typeof value === 'string' ? value : null;
};
const percent = (decision: AttributionDecision): number | null =>
  decision.class === 'none' ? 0 : shown(decision.credit?.share ?? null);
const closedOn = '2026-12-31';

export const attributionOps: Ops = {
  attribution_tree: (input) => {
    const decision = decideByTree(attributionPresets.A, {
      introduced: yesNo(input, 'introduced'),
      inCrm: yesNo(input, 'in_crm'),
      active: yesNo(input, 'active'),
      contributed: yesNo(input, 'contributed'),
    });
    return {
      class: decision.class,
      credit: decision.class === 'influenced' ? 'partial' : percent(decision),
    };
  },
  attribution_B: (input) => {
    const decision = decideByCriteria(attributionPresets.B, {
      partnerChannel: yesNo(input, 'partner_channel'),
      registeredAfterDays: num(input, 'registered_day') ?? 'never',
      priorDirect: yesNo(input, 'prior_direct'),
      openDirectOpportunity: false,
      documented: yesNo(input, 'documented'),
      participated: yesNo(input, 'participated'),
      decisive: yesNo(input, 'decisive'),
      onlyAfterSale: false,
    });
    return { class: decision.class, percent: percent(decision) };
  },
  attribution_C: (input) => {
    const decision = decideBySourceCode(attributionPresets.C, {
      registeredOn: day(input, 'registered') ?? false,
      sourceCode: null,
      opportunityCreatedOn: day(input, 'opportunity'),
      touched: yesNo(input, 'touched'),
    });
    return { class: decision.class, percent: percent(decision) };
  },
  in_window: (input) => ({ in: inWindow(must(input, 'days'), must(input, 'limit')) }),
  multi_touch: (input) => {
    const name = text(input, 'model').replace(/[_ ]/g, '-');
    const model = creditModels.find((one) => one.startsWith(name) || one.endsWith(name));
    if (model === undefined) throw new TypeError(`No model is called "${name}".`);
    const halfLifeDays = num(input, 'half_life') ?? num(input, 'half_life_days');
    const names = Array.isArray(input.partners) ? input.partners.map(String) : [];
    const days = numbers(input, 'days_before_close');
    const touches = names.map((partner, at) => ({
      partner,
      at: addDays(closedOn, -(days[at] ?? 0)),
      type: '',
    }));
    const { partners } = shareTouches(
      { ...standardMultiTouch, ...(halfLifeDays === null ? {} : { halfLifeDays }) },
      standardWindows,
      model,
      touches,
      { closedOn, opportunityCreatedOn: null, value: null },
    );
    return {
      credit: Object.fromEntries(
        partners.map(({ partner, basisPoints }) => [partner, basisPoints / 100]),
      ),
    };
  },
  utm: (input) => {
    const link = trackingLink({
      base: text(input, 'base'),
      medium: text(input, 'medium'),
      partner: text(input, 'partner'),
      campaign: text(input, 'campaign'),
      asset: text(input, 'asset'),
    });
    return link.ok ? { url: link.value.url } : { url: null, error: link.error.message };
  },
};
