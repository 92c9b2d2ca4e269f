import { latestAsOf } from '../../kernel/explained.ts';
import { formatDate } from '../../kernel/local-date.ts';
import { formatMinorShort } from '../../kernel/money.ts';
import { labelOf } from '../../kernel/quarter.ts';
import type { CoverSlide, DeckInput, SummarySlide } from '../deck-types.ts';
import { noData } from '../pack-field.ts';
import { cutList, footFor, knownFigures, numberIn } from './parts.ts';
import { revenueTitle, yearWords } from './revenue-words.ts';
import { packEvidence } from './sources.ts';

const linesShown = 4;

/** Who, which quarter, when, and how old the data is. */
export function coverSlide(input: DeckInput): CoverSlide {
  const { partner, pack, tier, meetingOn, program } = input;
  const asOf = latestAsOf(packEvidence(input));
  const held = tier === null ? null : (tier.held?.name ?? tier.standing);
  const facts = [
    { label: 'Tier', text: held ?? noData },
    { label: 'Partner manager', text: partner.manager ?? noData },
    { label: 'Meeting', text: meetingOn === null ? 'not scheduled' : formatDate(meetingOn) },
    { label: 'Data as of', text: asOf === null ? noData : formatDate(asOf) },
  ];
  const title = `Quarterly business review, ${labelOf(pack.quarter, pack.toDate)}`;
  return {
    id: 'cover',
    kind: 'cover',
    section: 'Cover',
    title,
    foot: null,
    partner: partner.name,
    subtitle: program,
    facts,
  };
}

/** The review on one page: the quarter in one sentence, key figures, wins and gaps. */
export function summarySlide(input: DeckInput): SummarySlide {
  const { pack, wins, gaps } = input;
  const ids = [
    'revenueQuarter',
    'targetAttainment',
    'growthYoY',
    'wonDeals',
    'winRate',
    'pipelineValue',
  ];
  return {
    id: 'summary',
    kind: 'summary',
    section: 'Summary',
    title: summaryTitle(input),
    foot: footFor(pack, ['revenueQuarter', 'pipelineValue']),
    figures: knownFigures(pack, ids),
    points: points(input),
    wins: cutList(wins, linesShown),
    gaps: cutList(gaps, linesShown),
  };
}

function summaryTitle({ pack }: DeckInput): string {
  const actual = numberIn(pack, 'revenueQuarter');
  const label = labelOf(pack.quarter, pack.toDate);
  if (actual === null) return `${label} in one page: no revenue on record`;
  return `${label} in one page: ${formatMinorShort(actual, pack.currency)} revenue${yearWords(pack)}`;
}

function points({ pack, series, tier, lastCommitments }: DeckInput): string[] {
  const open = lastCommitments.filter(({ status }) => status === 'open').length;
  const done = lastCommitments.filter(({ status }) => status === 'done').length;
  return [
    `${revenueTitle(pack, series)}.`,
    ...(tier === null ? [] : [tier.next.sentence]),
    ...(lastCommitments.length === 0
      ? []
      : [`Commitments: ${done} of ${lastCommitments.length} done, ${open} open.`]),
  ];
}
