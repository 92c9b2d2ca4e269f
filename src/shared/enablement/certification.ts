import { because, type Explained, explained } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { ceilRatio, compareRatios, multiplyRatios, percentRatio, ratio } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { plural } from '../kernel/words.ts';
import type { TrainingLevelId } from '../playbooks/certification-curriculum.ts';
import type { CertificationRecord } from '../program/certifications.ts';
import type { Certification } from './certification-rules.ts';

/**
 * Whether an exam is passed (S86.2): correct / total is at least the pass mark, compared exactly.
 * Fails on counts that are no exam: not whole, none asked, or more right than asked.
 */
export function examResult(
  correct: number,
  total: number,
  passPercent: number,
): Result<Explained<boolean>, string> {
  if (!Number.isInteger(total) || total < 1) return err('An exam needs at least one question.');
  if (!Number.isInteger(correct) || correct < 0 || correct > total)
    return err(`Correct answers must be a whole number from 0 to ${total}.`);
  const mark = percentRatio(passPercent);
  const needed = Number(ceilRatio(multiplyRatios(mark, ratio(total))));
  const value = compareRatios(ratio(correct, total), mark) >= 0;
  return ok(
    explained<boolean>({
      value,
      because: [
        because(`${correct} of ${total} correct; ${passPercent}% needs ${needed} of ${total}.`),
      ],
      inputs: [
        { name: 'correct', value: correct },
        { name: 'questions', value: total },
      ],
      rule: 'S86.2',
      preset: null,
    }),
  );
}

/** Minutes of a certification's modules; null where the catalog lists none. */
export function certificationMinutes({ modules }: Pick<Certification, 'modules'>): number | null {
  return modules.length === 0 ? null : modules.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** What a person has behind them for a certification. `assessmentPassed` null = no result on record. */
export type CertificationFacts = {
  readonly levelsDone: ReadonlySet<TrainingLevelId>;
  readonly modulesDone: ReadonlySet<string>;
  readonly assessmentPassed: boolean | null;
};

/** `value`: may it be issued; `missing` what is still to do, in order. */
export type Eligibility = Explained<boolean> & { readonly missing: readonly string[] };

/** Whether a certification may be issued (S86.1): its levels, its modules and its assessment are all done. */
export function eligibility(certification: Certification, facts: CertificationFacts): Eligibility {
  const { assessment, levels, modules, id } = certification;
  const missing = [
    ...levels.filter((level) => !facts.levelsDone.has(level)).map((level) => `Level ${level}`),
    ...modules.filter(({ name }) => !facts.modulesDone.has(name)).map(({ name }) => name),
    ...(facts.assessmentPassed === true ? [] : [`Pass the ${assessment.kind}`]),
  ];
  const value = missing.length === 0;
  const steps = plural(levels.length + modules.length + 1, 'step');
  return {
    ...explained<boolean>({
      value,
      because: value
        ? [because(`${certification.name}: all ${steps} done.`)]
        : missing.map((one) => because(`Missing: ${one}.`)),
      inputs: [
        { name: 'levels done', value: [...facts.levelsDone].sort().join(', ') },
        { name: 'modules done', value: modules.length + levels.length + 1 - missing.length },
        { name: assessment.kind, value: facts.assessmentPassed },
      ],
      rule: 'S86.1',
      preset: id,
    }),
    missing,
  };
}

/**
 * The certificate of a passed assessment (S86.3, S86.4). It runs from the day of the pass, also when the one before has
 * not ended: recertifying early starts the new period at once.
 */
export function issueCertificate(
  { kind, validMonths }: Pick<Certification, 'kind' | 'validMonths'>,
  person: string,
  passedOn: LocalDate,
): CertificationRecord {
  return { person, kind, issuedOn: passedOn, validMonths };
}
