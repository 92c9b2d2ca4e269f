import { z } from 'zod';
import type { LocalDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { evaluateTier } from './evaluate.ts';
import { requirementSchema, type TierLadder, tierLadderSchema } from './ladder.ts';
import { tierLadders } from './presets.ts';
import type { TierFacts, TierResult } from './types.ts';

const trackStep = z.strictObject({
  name: z.string().min(1).max(60),
  /** null = the criteria are not entered yet: nobody reaches the step. */
  allOf: z.array(requirementSchema).nullable(),
  benefits: z.string(),
});

const track = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ladder'),
    id: z.string().min(1),
    name: z.string().min(1),
    noTier: z.string().min(1),
    benefits: z.array(z.string().min(1)),
    steps: z.array(trackStep).min(1).max(20),
  }),
  z.strictObject({
    kind: z.literal('flat'),
    id: z.string().min(1),
    name: z.string().min(1),
    benefits: z.array(z.string().min(1)),
  }),
]);

/** Several tracks side by side, each a ladder of its own or flat, as data (S11.11, G10). */
export const multiTrackSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    tracks: z.array(track).min(1).max(20),
  })
  .superRefine((program, context) => {
    for (const message of faultsInTracks(program.tracks, program))
      context.addIssue({ code: 'custom', path: ['tracks'], message });
  });

export type MultiTrack = z.infer<typeof multiTrackSchema>;
export type Track = z.infer<typeof track>;
type LadderTrack = Extract<Track, { kind: 'ladder' }>;

/** Where a partner stands in its track: in a ladder with the steps whose criteria are still open, or in a flat track. */
export type TrackResult =
  | {
      readonly kind: 'ladder';
      readonly track: string;
      /** Null while no step of the track has criteria. */
      readonly result: TierResult | null;
      /** Steps nobody can reach, because their criteria are not entered yet. */
      readonly open: readonly string[];
    }
  | { readonly kind: 'flat'; readonly track: string; readonly benefits: readonly string[] };

/** Evaluates a partner in its track (S11.11). Fails when the program has no track of that id. */
export function evaluateTrack(
  program: MultiTrack,
  trackId: string,
  facts: TierFacts,
  today: LocalDate,
): Result<TrackResult, string> {
  const found = program.tracks.find(({ id }) => id === trackId);
  if (found === undefined)
    return err(
      `The track "${trackId}" is not one of ${program.name}: ${program.tracks.map(({ id }) => id).join(', ')}.`,
    );
  if (found.kind === 'flat')
    return ok({ kind: 'flat', track: found.name, benefits: found.benefits });
  const ladder = ladderOfTrack(program, found);
  return ok({
    kind: 'ladder',
    track: found.name,
    result: ladder === null ? null : evaluateTier(ladder, facts, today),
    open: found.steps.flatMap(({ name, allOf }) => (allOf === null ? [name] : [])),
  });
}

/** A track's steps with criteria as a tier ladder; null while there are none. Steps still open are left out (S11.11). */
export function ladderOfTrack(
  { preset, version }: Pick<MultiTrack, 'preset' | 'version'>,
  { name, noTier, steps }: LadderTrack,
): TierLadder | null {
  const entered = steps.flatMap(({ allOf, ...about }) =>
    allOf === null ? [] : [{ ...about, allOf }],
  );
  if (entered.length === 0) return null;
  return { preset: `${preset} ${name}`, name: `${name} track`, version, noTier, steps: entered };
}

function faultsInTracks(tracks: readonly Track[], program: MultiTrack): string[] {
  const faults: string[] = [];
  if (new Set(tracks.map(({ id }) => id)).size < tracks.length)
    faults.push('Each track needs its own id.');
  for (const one of tracks) {
    if (one.kind === 'flat') continue;
    const entered = ladderOfTrack(program, one);
    const checked = entered === null ? null : tierLadderSchema.safeParse(entered);
    for (const { message } of checked?.error?.issues ?? []) faults.push(`${one.name}: ${message}`);
  }
  return faults;
}

const ofStandard = (step: string): LadderTrack['steps'][number]['allOf'] =>
  tierLadders.T1.steps.filter(({ name }) => name === step).flatMap(({ allOf }) => allOf);

/**
 * T7: technology, solution and referral partners in tracks of their own. The field gives no criteria per step: those
 * of the solution track start as T1's, the technology track's are entered by the program (S11.11).
 */
export const multiTrack: MultiTrack = {
  preset: 'T7',
  name: 'Multi-track program',
  version: 1,
  tracks: [
    {
      kind: 'ladder',
      id: 'technology',
      name: 'Technology',
      noTier: 'Prospect',
      benefits: ['Free marketplace listing', '10-15% revenue share on co-sold deals'],
      steps: [
        { name: 'Registered', allOf: ofStandard('Registered'), benefits: 'Marketplace listing' },
        { name: 'Certified', allOf: null, benefits: 'Marketplace listing' },
        { name: 'Premier', allOf: null, benefits: 'Co-marketing funds' },
      ],
    },
    {
      kind: 'ladder',
      id: 'solution',
      name: 'Solution',
      noTier: 'Prospect',
      benefits: [
        '25-40% margin by tier',
        'Deal-registration protection',
        'Certified on the product',
      ],
      steps: [
        { name: 'Silver', allOf: ofStandard('Silver'), benefits: 'Margin, deal registration' },
        { name: 'Gold', allOf: ofStandard('Gold'), benefits: 'Market development fund of $10-50K' },
        {
          name: 'Platinum',
          allOf: ofStandard('Platinum'),
          benefits: 'Highest margin, market development fund of $10-50K',
        },
      ],
    },
    {
      kind: 'flat',
      id: 'referral',
      name: 'Referral',
      benefits: ['15% of first-year revenue', 'Paid monthly', '30-day refund holdback'],
    },
  ],
};
