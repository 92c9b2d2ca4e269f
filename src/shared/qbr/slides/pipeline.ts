import { formatDate } from '../../kernel/local-date.ts';
import { formatMinor, formatMinorShort } from '../../kernel/money.ts';
import { plural } from '../../kernel/words.ts';
import type { DeckDeal, DeckInput, PipelineSlide } from '../deck-types.ts';
import { noData } from '../pack-field.ts';
import type { DataPack } from '../pack-types.ts';
import { cell, cutList, cutTable, footFor, knownFigures, numberIn } from './parts.ts';

const topDeals = 5;
const stuckShown = 3;

/** Open pipeline with its five largest deals and those that are stuck, from the program's day on (S19, S21.7). */
export function pipelineSlide({ pack, deals, stuckDealDays }: DeckInput): PipelineSlide {
  const ranked = [...deals].sort(byAmount);
  return {
    id: 'pipeline',
    kind: 'pipeline',
    section: 'Pipeline',
    title: titleOf(pack, ranked),
    foot: footFor(pack, ['pipelineValue', 'openDeals', 'winRate']),
    figures: knownFigures(pack, [
      'pipelineValue',
      'openDeals',
      'winRate',
      'registeredDeals',
      'salesCycleDays',
    ]),
    table: cutTable(
      [
        { label: 'Deal', align: 'left' },
        { label: 'Account', align: 'left' },
        { label: 'Stage', align: 'left' },
        { label: 'Expected close', align: 'left' },
        { label: 'Amount', align: 'right' },
      ],
      ranked.map((deal) => [
        cell(deal.name),
        cell(deal.account ?? noData),
        cell(deal.stage),
        cell(deal.expectedCloseOn === null ? noData : formatDate(deal.expectedCloseOn)),
        cell(deal.amount === null ? noData : formatMinor(deal.amount, pack.currency)),
      ]),
      topDeals,
      'No open deals.',
    ),
    stuck: stuckLines(ranked, stuckDealDays),
  };
}

function byAmount(a: DeckDeal, b: DeckDeal): number {
  if (a.amount !== b.amount) {
    if (a.amount === null) return 1;
    return b.amount === null ? -1 : b.amount - a.amount;
  }
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function titleOf(pack: DataPack, ranked: readonly DeckDeal[]): string {
  const [open, value] = [numberIn(pack, 'openDeals'), numberIn(pack, 'pipelineValue')];
  if (open === null) return 'No pipeline on record';
  if (open === 0) return 'No open deals in the pipeline';
  const worth =
    value === null ? 'of unknown value' : `worth ${formatMinorShort(value, pack.currency)}`;
  const [largest] = ranked;
  const amount = largest?.amount ?? null;
  const lead = `${plural(open, 'open deal')} ${worth}`;
  if (open === 1 || largest === undefined || amount === null) return lead;
  return `${lead}, the largest ${formatMinorShort(amount, pack.currency)}`;
}

function stuckLines(ranked: readonly DeckDeal[], from: number): string[] {
  const stuck = ranked.filter(({ idleDays }) => idleDays !== null && idleDays >= from);
  return cutList(
    stuck.map(({ name, idleDays }) => `${name}: nothing moved for ${idleDays} days`),
    stuckShown,
  );
}
