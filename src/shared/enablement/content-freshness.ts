import { because, type Explained, explained } from '../kernel/explained.ts';
import { addMonths, daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';
import {
  type ContentList,
  type ContentRefresh,
  type ContentRow,
  type ContentType,
  contentPriorities,
} from '../playbooks/content-library.ts';
import type { ContentRules } from './content-rules.ts';

/** An asset of the library; null = unknown. */
export type ContentAsset = {
  readonly name: string;
  readonly type: ContentType;
  readonly owner: string | null;
  readonly updatedOn: LocalDate | null;
  readonly pages: number | null;
};

export type Freshness = 'fresh' | 'stale' | 'no limit';
export type ContentFault = 'old case study' | 'too long';

/** `value` null = no date to judge by. */
export type AssetFreshness = Explained<Freshness> & {
  readonly asset: string;
  readonly faults: readonly ContentFault[];
};

/** What the newest product release was; null = none on record. */
export type ReleaseDate = LocalDate | null;

/**
 * Freshness of one asset (S83.2-S83.4): older than 31 / 92 / 366 days for monthly, quarterly, annual content; older
 * than the latest release for content per release; no limit for ongoing, as-needed and unlisted refresh.
 */
export function assetFreshness(
  rules: ContentRules,
  asset: ContentAsset,
  refresh: ContentRefresh | null,
  latestRelease: ReleaseDate,
  today: LocalDate,
): AssetFreshness {
  const { value, text, rule } = judgeAge(rules, asset.updatedOn, refresh, latestRelease, today);
  const faults = faultsOf(rules, asset, today);
  return {
    ...explained<Freshness>({
      value,
      because: [because(text), ...faults.map((fault) => because(faultText(rules, fault)))],
      inputs: [
        { name: 'updated on', value: asset.updatedOn },
        ...(refresh === 'per release' ? [{ name: 'latest release', value: latestRelease }] : []),
      ],
      rule,
      preset: rules.preset,
    }),
    asset: asset.name,
    faults,
  };
}

type Age = { readonly value: Freshness | null; readonly text: string; readonly rule: string };

function judgeAge(
  { staleAfterDays }: ContentRules,
  updatedOn: LocalDate | null,
  refresh: ContentRefresh | null,
  latestRelease: ReleaseDate,
  today: LocalDate,
): Age {
  if (refresh === null || refresh === 'ongoing' || refresh === 'as needed')
    return {
      value: 'no limit',
      text: `Refreshed ${refresh ?? 'without a date'}: no age limit.`,
      rule: 'S83.2',
    };
  if (updatedOn === null)
    return { value: null, text: 'No update is on record: its age is unknown.', rule: 'S83.2' };
  if (refresh === 'per release') return judgeRelease(updatedOn, latestRelease);
  const [age, limit] = [daysBetween(updatedOn, today), staleAfterDays[refresh]];
  const value = age > limit ? 'stale' : 'fresh';
  return {
    value,
    text: `Updated ${plural(age, 'day')} ago; ${refresh} content goes stale after ${limit}.`,
    rule: 'S83.2',
  };
}

function judgeRelease(updatedOn: LocalDate, latestRelease: ReleaseDate): Age {
  const rule = 'S83.3';
  if (latestRelease === null)
    return { value: null, text: 'No release is on record to compare with.', rule };
  const on = formatDate(latestRelease);
  return latestRelease > updatedOn
    ? { value: 'stale', text: `The release of ${on} is newer than the last update.`, rule }
    : { value: 'fresh', text: `Updated since the release of ${on}.`, rule };
}

function faultsOf(rules: ContentRules, asset: ContentAsset, today: LocalDate): ContentFault[] {
  const faults: ContentFault[] = [];
  const { updatedOn, pages } = asset;
  if (
    asset.type === 'case-studies' &&
    updatedOn !== null &&
    updatedOn < addMonths(today, -rules.caseStudyMaxMonths)
  )
    faults.push('old case study');
  if (pages !== null && pages >= rules.longPages) faults.push('too long');
  return faults;
}

function faultText(rules: ContentRules, fault: ContentFault): string {
  return fault === 'too long'
    ? `${rules.longPages} pages or more: nobody reads it.`
    : `A case study older than ${rules.caseStudyMaxMonths} months.`;
}

/** One row of a priority list: its assets, or the gap that there are none. */
export type ContentRowStatus = ContentRow & {
  readonly state: 'missing' | 'stale' | 'unknown' | 'current';
  readonly assets: readonly AssetFreshness[];
};

/** `value` is how many rows have no current content; rows run from critical to medium. */
export type ContentGaps = Explained<number> & { readonly rows: readonly ContentRowStatus[] };

/** The library against a priority list (S83.1, S83.5). Content that may be current, but is undated, is no gap. */
export function contentGaps(
  rules: ContentRules,
  list: ContentList,
  library: readonly ContentAsset[],
  latestRelease: ReleaseDate,
  today: LocalDate,
): ContentGaps {
  const rows = contentPriorities
    .flatMap((priority) => list.rows.filter((row) => row.priority === priority))
    .map((row) => {
      const assets = library
        .filter(({ type }) => type === row.type)
        .map((asset) => assetFreshness(rules, asset, row.refresh, latestRelease, today));
      return { ...row, assets, state: rowState(assets) };
    });
  const gaps = rows.filter(({ state }) => state === 'missing' || state === 'stale');
  return {
    ...explained<number>({
      value: gaps.length,
      because: gaps.map(({ name, priority, state }) => ({
        text: `${name} (${priority}): ${state}.`,
        part: 1,
      })),
      inputs: rows.map(({ name, state }) => ({ name, value: state === 'unknown' ? null : state })),
      rule: 'S83.5',
      preset: list.preset,
    }),
    rows,
  };
}

function rowState(assets: readonly AssetFreshness[]): ContentRowStatus['state'] {
  if (assets.length === 0) return 'missing';
  if (assets.some(({ value }) => value === 'stale')) return 'stale';
  return assets.some(({ value }) => value === null) ? 'unknown' : 'current';
}
