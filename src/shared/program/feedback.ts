import { npsFromResponses, type SurveyResponse } from '../health/nps.ts';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { addMonths, type LocalDate } from '../kernel/local-date.ts';
import { compareRatios, ratio, ratioOf } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';

/** Calendar months between two askings, and the NPS a program aims at (S103). */
export const feedbackSettings = {
  npsEveryMonths: 3,
  annualEveryMonths: 12,
  advisoryBoardEveryMonths: 6,
  npsTarget: 50,
} as const;

export type ProgramNps = Explained<number> & {
  readonly respondents: number;
  readonly promoters: number;
  readonly detractors: number;
  /** Whether the target is met; null without an answer. */
  readonly met: boolean | null;
};

/**
 * NPS of a program or a segment, -100 to 100 (S103.1, S103.2): share of promoters (9-10) less share of detractors (0-6) over
 * each respondent's latest answer of twelve months. Nobody answered: unknown. The parts are +100/n for a promoter
 * and -100/n for a detractor, so they are told as counts.
 */
export function programNps(responses: readonly SurveyResponse[], today: LocalDate): ProgramNps {
  const found = npsFromResponses(responses, today);
  const promoters = found?.promoters ?? 0;
  const detractors = found?.detractors ?? 0;
  const respondents = found?.respondents ?? 0;
  return {
    ...explained({
      value: found === null ? null : found.value,
      because: [
        because(
          found === null
            ? 'Nobody answered in the last twelve months.'
            : `${plural(promoters, 'promoter')} less ${plural(detractors, 'detractor')} of ${plural(respondents, 'respondent')}.`,
        ),
      ],
      inputs: [{ name: 'Respondents', value: found === null ? null : respondents }],
      rule: 'S103.1',
      preset: null,
    }),
    respondents,
    promoters,
    detractors,
    met:
      found === null
        ? null
        : compareRatios(
            ratio(100 * (promoters - detractors), respondents),
            ratioOf(feedbackSettings.npsTarget),
          ) >= 0,
  };
}

/** The day a survey is due again, so many calendar months after the last; never asked is due today (S103.3). */
export function surveyDue(
  lastAsked: LocalDate | null,
  everyMonths: number,
  today: LocalDate,
): LocalDate {
  return lastAsked === null ? today : addMonths(lastAsked, everyMonths);
}
