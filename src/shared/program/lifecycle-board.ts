import type { LocalDate } from '../kernel/local-date.ts';
import { type Ratio, ratio } from '../kernel/ratio.ts';
import { placeInLifecycle, type StagePlace } from './lifecycle.ts';
import type { LifecycleModel } from './lifecycle-model.ts';

export type StagedPartner = {
  readonly partner: string;
  /** Null = no stage recorded. */
  readonly stage: string | null;
  readonly enteredOn: LocalDate | null;
};
export type BoardCard = { readonly partner: string; readonly place: StagePlace };

export type LifecycleBoard = {
  readonly columns: readonly { readonly stage: string; readonly cards: readonly BoardCard[] }[];
  /** Partners without a stage, or with one the model does not know. */
  readonly unplaced: readonly string[];
  readonly overdue: readonly BoardCard[];
};

/** Partners by stage, the longest in stage first, unknown last; ties by name (S04.5). */
export function lifecycleBoard(
  model: LifecycleModel,
  partners: readonly StagedPartner[],
  today: LocalDate,
): LifecycleBoard {
  const cards = partners.flatMap(({ partner, stage, enteredOn }): BoardCard[] =>
    stage === null
      ? []
      : [{ partner, place: placeInLifecycle(model, { stage, enteredOn }, today) }],
  );
  const ordered = cards.sort(
    (a, b) => (b.place.value ?? -1) - (a.place.value ?? -1) || (a.partner < b.partner ? -1 : 1),
  );
  const known = new Set(
    ordered.filter(({ place }) => place.index !== null).map(({ partner }) => partner),
  );
  return {
    columns: model.stages.map(({ name }) => ({
      stage: name,
      cards: ordered.filter(({ place }) => place.stage === name),
    })),
    unplaced: partners.map(({ partner }) => partner).filter((partner) => !known.has(partner)),
    overdue: ordered.filter(({ place }) => place.overdue),
  };
}

/** One recorded entry of a partner into a stage. */
export type StageEntry = { readonly partner: string; readonly stage: string };

export type StageConversion = {
  readonly stage: string;
  readonly entered: number;
  readonly movedOn: number;
  /** movedOn / entered; null while nobody entered. */
  readonly share: Ratio | null;
};

/** Of the partners that ever entered a stage, those that entered any later one (S04.6). */
export function stageConversions(
  model: LifecycleModel,
  entries: readonly StageEntry[],
): StageConversion[] {
  const reached = model.stages.map(({ name }) => ({
    stage: name,
    partners: new Set(entries.filter(({ stage }) => stage === name).map((one) => one.partner)),
  }));
  return reached.slice(0, -1).map(({ stage, partners }, at) => {
    const rest = reached.slice(at + 1);
    const movedOn = [...partners].filter((one) => rest.some((later) => later.partners.has(one)));
    return {
      stage,
      entered: partners.size,
      movedOn: movedOn.length,
      share: partners.size === 0 ? null : ratio(movedOn.length, partners.size),
    };
  });
}
