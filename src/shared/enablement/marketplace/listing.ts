import {
  type DescriptionPartId,
  descriptionParts,
  type NameApproach,
  type PricingModel,
} from '../../playbooks/marketplace-listing.ts';

/** A listing as somebody writes it. Blank text is not written; a number that is null is unknown (0 = there is none). */
export type Listing = {
  readonly product: string;
  readonly brand: string;
  readonly platform: string;
  readonly useCase: string;
  /** Category and use-case words the listing should be found by. */
  readonly keywords: readonly string[];
  readonly name: string;
  readonly tagline: string;
  readonly description: ListingDescription;
  readonly customerQuote: string;
  readonly customers: number | null;
  readonly callToAction: string;
  readonly screenshots: number | null;
  readonly videoSeconds: number | null;
  readonly rating: number | null;
  readonly reviewCount: number | null;
  readonly primaryCategory: string;
  readonly secondaryCategory: string;
  readonly pricing: PricingModel | null;
};

export type ListingFeature = { readonly feature: string; readonly benefit: string };

export type ListingDescription = {
  readonly hook: string;
  readonly problem: string;
  readonly solution: string;
  readonly features: readonly ListingFeature[];
  readonly useCases: readonly string[];
  readonly gettingStarted: readonly string[];
  readonly support: readonly string[];
};

/** The pieces of one part that are written; a feature counts with its benefit only (S91.3). */
export function writtenPieces(
  description: ListingDescription,
  part: DescriptionPartId,
): readonly string[] {
  const written = (pieces: readonly string[]): string[] =>
    pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
  if (part === 'features')
    return description.features
      .map(({ feature, benefit }) => ({ feature: feature.trim(), benefit: benefit.trim() }))
      .filter(({ feature, benefit }) => feature !== '' && benefit !== '')
      .map(({ feature, benefit }) => `${feature}: ${benefit}`);
  const content = description[part];
  return written(typeof content === 'string' ? [content] : content);
}

/** The parts of a description that are whole: each of the seven with as many pieces as it asks for (S91.3). */
export function wholeParts(description: ListingDescription): DescriptionPartId[] {
  return descriptionParts
    .filter(({ id, least }) => writtenPieces(description, id).length >= least)
    .map(({ id }) => id);
}

/** The description as plain text: its parts in order, pieces of a list as lines (S91.2). */
export function descriptionText(description: ListingDescription): string {
  return descriptionParts
    .map(({ id }) => {
      const pieces = writtenPieces(description, id);
      return pieces.length > 1 ? pieces.map((piece) => `- ${piece}`).join('\n') : pieces.join('');
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

/** What a search shows: the first characters of the description, counted as a reader counts them (S91.2). */
export function searchPreview(description: ListingDescription, characters: number): string {
  const flat = descriptionText(description).replace(/\s+/g, ' ');
  return Array.from(flat).slice(0, characters).join('');
}

export type ListingDraft = {
  readonly title: string;
  readonly tagline: string;
  readonly description: string;
  readonly preview: string;
};

/** A draft to copy: title "<product>: <use case> for <platform>", tagline, description and its preview (S91.2). */
export function listingDraft(listing: Listing, previewCharacters: number): ListingDraft {
  return {
    title: `${listing.product}: ${listing.useCase} for ${listing.platform}`,
    tagline: listing.tagline.trim(),
    description: descriptionText(listing.description),
    preview: searchPreview(listing.description, previewCharacters),
  };
}

/** Which kind of name fits (S91.4): a known brand leads with itself, several platforms with the platform, else the benefit. */
export function nameApproach(brandKnown: boolean, severalPlatforms: boolean): NameApproach {
  if (severalPlatforms) return 'platform-brand';
  return brandKnown ? 'brand-category' : 'action-benefit';
}
