import { Radio } from '@mantine/core';
import type { ImportQuestion } from '../../../shared/book/inspection.ts';
import { count } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { answersOf } from './file-answers.ts';
import classes from './imports.module.css';
import type { NewSearch } from './new-search.ts';

type FileQuestionsProps = {
  ask: readonly ImportQuestion[];
  go: (next: Partial<NewSearch>) => void;
};

/** What only a person can tell about a file as a whole: its letters, its delimiter, whether it names its columns. */
export function FileQuestions({ ask, go }: FileQuestionsProps) {
  const questions = ask.flatMap((one) => {
    const answers = one.column === undefined ? answersOf(one.options) : [];
    return answers.length > 0 ? [{ question: one.question, answers }] : [];
  });
  if (questions.length === 0) return null;
  return (
    <Card
      title="Only you can tell"
      note={`${count(questions.length, 'question')} about this file`}
      className={classes.question}
    >
      <div className={classes.questions}>
        {questions.map(({ question, answers }) => (
          <Radio.Group
            key={question}
            label={question}
            value=""
            onChange={(chosen) => {
              const answer = answers.find(({ option }) => option === chosen);
              if (answer !== undefined) go(answer.part);
            }}
          >
            <div className={classes.readings}>
              {answers.map(({ option, label, note }) => (
                <Radio key={option} size="xs" value={option} label={label} description={note} />
              ))}
            </div>
          </Radio.Group>
        ))}
      </div>
    </Card>
  );
}
