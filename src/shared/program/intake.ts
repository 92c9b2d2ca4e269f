import {
  type IntakeItem,
  intakeContext,
  intakeFigures,
  intakeQuestions,
} from '../playbooks/intake.ts';

/** Answers by item id, as given; a blank one counts as not answered. */
export type IntakeAnswers = Readonly<Record<string, string>>;

const asked: readonly IntakeItem[] = [...intakeContext, ...intakeFigures, ...intakeQuestions];

/** The questions still open, in the order they are asked (S100.1). */
export function openIntake(answers: IntakeAnswers): IntakeItem[] {
  return asked.filter(({ id }) => isOpen(answers, id));
}

/** The answers a system starts from, question by question: what S56, S93, S95 and S99 are prefilled with (S100.2). */
export function prefillFor(
  system: string,
  answers: IntakeAnswers,
): { readonly asks: string; readonly answer: string }[] {
  return asked.flatMap(({ id, asks, fills }) => {
    const answer = (answers[id] ?? '').trim();
    return fills.includes(system) && answer !== '' ? [{ asks, answer }] : [];
  });
}

function isOpen(answers: IntakeAnswers, id: string): boolean {
  return (answers[id] ?? '').trim() === '';
}
