import { err, ok, type Result } from '../kernel/result.ts';
import type { InfluenceType } from '../playbooks/attribution-tree.ts';

/** What a tracking link is made of. */
export type LinkParts = {
  readonly base: string;
  /** The type of campaign: webinar, ebook, event. */
  readonly medium: string;
  readonly partner: string;
  readonly campaign: string;
  readonly asset: string;
};

export type LinkField = keyof LinkParts;
export type LinkFault = { readonly field: LinkField; readonly message: string };

export type LinkTag = { readonly name: string; readonly value: string };

/** A link with its tags, as the register keeps it. */
export type TrackingLink = LinkParts & { readonly url: string; readonly tags: readonly LinkTag[] };

const address = /^(https?:\/\/[^\s/?#]+[^\s?#]*)(?:\?([^\s#]*))?(#\S*)?$/i;

/**
 * Builds a tracking link (S47.1, S47.3): `utm_source=partner`, the campaign type as medium, partner and campaign as campaign, the asset as
 * content. The query that was there stays, its utm_ tags are replaced, the fragment stays last. An address that is no web address, or
 * a text without a letter or digit of the ASCII alphabet, is refused by field.
 */
export function trackingLink(parts: LinkParts): Result<TrackingLink, LinkFault> {
  const match = address.exec(parts.base.trim());
  if (match === null)
    return err({
      field: 'base',
      message: 'base: a link needs a whole web address, such as https://example.com/page.',
    });
  const empty = (['medium', 'partner', 'campaign', 'asset'] as const).find(
    (field) => slug(parts[field]) === '',
  );
  if (empty !== undefined)
    return err({
      field: empty,
      message: `${empty}: a tag needs at least one letter a-z or digit.`,
    });
  const tags = tagsOf(parts);
  const query = [...foreign(match[2]), ...tags.map(({ name, value }) => `${name}=${value}`)];
  return ok({ ...parts, tags, url: `${match[1]}?${query.join('&')}${match[3] ?? ''}` });
}

function tagsOf({ medium, partner, campaign, asset }: LinkParts): LinkTag[] {
  return [
    { name: 'utm_source', value: 'partner' },
    { name: 'utm_medium', value: slug(medium) },
    { name: 'utm_campaign', value: `${slug(partner)}-${slug(campaign)}` },
    { name: 'utm_content', value: slug(asset) },
  ];
}

/** The pieces of a query that are no utm_ tag, as they were written. */
function foreign(query = ''): string[] {
  return query.split('&').filter((piece) => piece !== '' && !/^utm_/i.test(piece));
}

const letters = [
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ß', 'ss'],
  ['ı', 'i'],
] as const;

/**
 * A text as a tag (S47.2): accents taken off, lower case, any run of other characters one hyphen, none at the ends. Empty where nothing
 * of the ASCII alphabet is left.
 */
export function slug(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const plain = letters.reduce((folded, [from, to]) => folded.replaceAll(from, to), bare);
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The fields a CRM record carries (S47.4); the co-sell flag is set with the partner's name for any influence. */
export type CrmFields = {
  readonly 'Partner Source': string;
  readonly 'Partner Campaign': string;
  readonly 'Partner Influence Type': InfluenceType;
  readonly 'Partner Influenced': string | null;
};

/** What to write into the CRM for a partner's part in a deal (S47.4). */
export function crmFields(partner: string, campaign: string, influence: InfluenceType): CrmFields {
  return {
    'Partner Source': partner,
    'Partner Campaign': campaign,
    'Partner Influence Type': influence,
    'Partner Influenced': influence === 'sourced' ? null : `Yes, ${partner}`,
  };
}
