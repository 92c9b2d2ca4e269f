import { because, type Explained, explained } from '../kernel/explained.ts';
import { addMonths, formatDate, type LocalDate } from '../kernel/local-date.ts';
import {
  type PartnerTypeDefinition,
  type PartnerTypeId,
  partnerTypes,
  supportCadences,
} from '../playbooks/partner-type-definitions.ts';
import type { ContractKind } from '../playbooks/partner-type-tables.ts';
import type { Cadence } from './cadence.ts';

/** What a new partner of a type starts with: economics, support, cadence, and when its value is due (S05.1). */
export type TypeDefaults = PartnerTypeDefinition & {
  readonly cadence: Cadence;
  /** Last day of the type's time to value; null without one, or before an agreement is signed. */
  readonly valueBy: LocalDate | null;
};

/** The default plan of a type. The clock of its time to value starts at signature (S05.1, Appendix E). */
export function typeDefaults(type: PartnerTypeId, signedOn: LocalDate | null): TypeDefaults {
  const definition = partnerTypes[type];
  return {
    ...definition,
    cadence: supportCadences[definition.support],
    valueBy: valueBy(definition, signedOn),
  };
}

function valueBy({ value }: PartnerTypeDefinition, signedOn: LocalDate | null): LocalDate | null {
  return value === null || signedOn === null ? null : addMonths(signedOn, value.months.max);
}

/**
 * Whether a partner is past its type's time to value: older than the upper end without any value of the key metric
 * (S05.2). Null where the signature or the metric is unknown; false where the type has no time to value.
 */
export function pastTimeToValue(
  type: PartnerTypeId,
  facts: { readonly signedOn: LocalDate | null; readonly keyMetric: number | null },
  today: LocalDate,
): Explained<boolean> {
  const { label, value } = partnerTypes[type];
  const { signedOn, keyMetric } = facts;
  const found = (past: boolean | null, text: string): Explained<boolean> =>
    explained<boolean>({
      value: past,
      because: [because(text)],
      inputs: [
        { name: 'Agreement signed', value: signedOn },
        { name: value?.metric ?? 'Value', value: keyMetric },
      ],
      rule: 'S05.2',
      preset: null,
    });
  if (value === null) return found(false, `${label} partners have no time to value`);
  if (signedOn === null) return found(null, 'No signed agreement on record');
  const due = addMonths(signedOn, value.months.max);
  const limit = `${value.months.max} months from signature, ${formatDate(due)}`;
  if (today <= due) return found(false, `${label}: value is due within ${limit}`);
  if (keyMetric === null) return found(null, `${value.metric}: unknown`);
  return keyMetric > 0
    ? found(false, `${value.metric}: there is value`)
    : found(true, `Past time to value. ${value.metric}: none within ${limit}`);
}

/** A warning where a partner with nothing but an integration is expected to carry pipeline or KPIs, else null (S05.3). */
export function integrationWarning(
  contracts: readonly ContractKind[],
  expects: { readonly pipeline: boolean; readonly kpis: boolean },
): string | null {
  const onlyIntegration = contracts.length > 0 && contracts.every((kind) => kind === 'integration');
  const asked = [...(expects.pipeline ? ['pipeline'] : []), ...(expects.kpis ? ['KPIs'] : [])];
  return onlyIntegration && asked.length > 0
    ? `An integration is not a partnership: agree on a referral or strategic contract before expecting ${asked.join(' and ')}.`
    : null;
}
