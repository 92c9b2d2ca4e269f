import type { PartnerTypeId } from '../playbooks/partner-type-definitions.ts';
import {
  type RecruitmentAudience,
  type RecruitmentChannel,
  recruitmentChannels,
} from '../playbooks/recruitment-channels.ts';

/** What is known of the person written to; null leaves the blank in the text. */
export type OpeningFacts = {
  readonly name: string | null;
  readonly company: string | null;
  readonly product: string | null;
  readonly topic: string | null;
  readonly sharedCustomers: number | null;
};

export type Opening = {
  readonly text: string;
  /** Blanks that still stand in the text. */
  readonly missing: readonly string[];
};

const blank = /\{([a-z ]+)\}/g;

/** The channels to find partners of a type (S80.1). Empty for types the practice names none for: strategic, OEM, reseller. */
export function channelsFor(type: PartnerTypeId): RecruitmentChannel[] {
  return recruitmentChannels.filter(({ types }) => types.includes(type));
}

/** The opening message for an audience with its known blanks filled (S80.2); unknown ones stay and are listed. */
export function recruitmentOpening(audience: RecruitmentAudience, facts: OpeningFacts): Opening {
  const channel = recruitmentChannels.find((one) => one.audience === audience);
  if (channel === undefined)
    throw new RangeError(`No recruitment audience is called "${audience}".`);
  const known = new Map<string, string | number | null>([
    ['name', facts.name],
    ['company', facts.company],
    ['product', facts.product],
    ['topic', facts.topic],
    ['shared customers', facts.sharedCustomers],
  ]);
  const missing = new Set<string>();
  const text = channel.opening.replace(blank, (whole, field: string) => {
    const value = known.get(field);
    if (value !== null && value !== undefined && value !== '') return String(value);
    missing.add(field);
    return whole;
  });
  return { text, missing: [...missing] };
}
