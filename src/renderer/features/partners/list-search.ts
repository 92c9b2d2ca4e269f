import type { Inputs } from '../../app/client.ts';

type ListInput = Inputs['partners']['list'];
export type PartnerSortBy = NonNullable<ListInput['sort']>['by'];

/** Filters that are lists of values, as the address spells them; '' stands for "no value". */
export const facets = ['band', 'tier', 'segment', 'owner', 'type', 'country'] as const;
export type Facet = (typeof facets)[number];

/** The state of the list as its address holds it. */
export type ListSearch = {
  text: string;
  sort: { by: PartnerSortBy; desc: boolean };
  chosen: Readonly<Record<Facet, readonly string[]>>;
  add: boolean;
};

const sortable = [
  'name',
  'type',
  'owner',
  'health',
  'tier',
  'tierPercent',
  'segment',
  'revenueT12M',
  'growthYoY',
  'pipeline',
  'lastTouchOn',
  'nextQbrAt',
] as const satisfies readonly PartnerSortBy[];

function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter((one) => ['string', 'number'].includes(typeof one)).map(String);
}

/** Reads an address by hand: one that was mistyped shows the whole list, not an error. */
export function readSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const by = sortable.find((one) => one === search.sort);
  return {
    text: typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : '',
    sort: { by: by ?? 'revenueT12M', desc: by === undefined || search.dir === 'desc' },
    chosen: {
      band: texts(search.band),
      tier: texts(search.tier),
      segment: texts(search.segment),
      owner: texts(search.owner),
      type: texts(search.type),
      country: texts(search.country),
    },
    add: search.add === true,
  };
}

/** The address of a state; what is as by default is left out. */
export function writeSearch(state: ListSearch): Record<string, unknown> {
  const standard = state.sort.by === 'revenueT12M' && state.sort.desc;
  return {
    ...(state.text === '' ? {} : { q: state.text }),
    ...(standard ? {} : { sort: state.sort.by, dir: state.sort.desc ? 'desc' : 'asc' }),
    ...Object.fromEntries(
      facets
        .filter((facet) => state.chosen[facet].length > 0)
        .map((facet) => [facet, state.chosen[facet]]),
    ),
    ...(state.add ? { add: true } : {}),
  };
}

function values(chosen: readonly string[]): (string | null)[] | undefined {
  return chosen.length === 0 ? undefined : chosen.map((one) => (one === '' ? null : one));
}

/** What the list is asked for. */
export function listInput(state: ListSearch): Pick<ListInput, 'sort' | 'filter'> {
  const { chosen, text, sort } = state;
  return {
    sort: { by: sort.by, direction: sort.desc ? 'desc' : 'asc' },
    filter: {
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      bands: values(chosen.band),
      tiers: values(chosen.tier),
      segments: values(chosen.segment),
      owners: values(chosen.owner),
      types: values(chosen.type),
      countries: values(chosen.country),
    },
  };
}

export function isFiltered({ text, chosen }: ListSearch): boolean {
  return text.trim() !== '' || facets.some((facet) => chosen[facet].length > 0);
}
