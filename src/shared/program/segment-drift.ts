import type { Segment } from './segment.ts';

/** Segments of a book at one time, by partner. */
export type Segments = ReadonlyMap<string, Segment>;

export type SegmentDrift = {
  readonly counts: Readonly<Record<Segment, { readonly before: number; readonly now: number }>>;
  readonly moved: readonly {
    readonly partner: string;
    readonly from: Segment;
    readonly to: Segment;
  }[];
  /** In the book now and not before, and the other way round. */
  readonly arrived: readonly string[];
  readonly left: readonly string[];
};

/** Who moved between segments since an earlier snapshot, last month's by default (S07.9). */
export function segmentDrift(before: Segments, now: Segments): SegmentDrift {
  const count = (segment: Segment): { before: number; now: number } => ({
    before: [...before.values()].filter((one) => one === segment).length,
    now: [...now.values()].filter((one) => one === segment).length,
  });
  return {
    counts: {
      Strategic: count('Strategic'),
      Growth: count('Growth'),
      Stable: count('Stable'),
      'At-risk': count('At-risk'),
      'Long-tail': count('Long-tail'),
    },
    moved: [...now].flatMap(([partner, to]) => {
      const from = before.get(partner);
      return from === undefined || from === to ? [] : [{ partner, from, to }];
    }),
    arrived: [...now.keys()].filter((partner) => !before.has(partner)),
    left: [...before.keys()].filter((partner) => !now.has(partner)),
  };
}
