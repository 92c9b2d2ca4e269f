import { NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import { fieldOf } from '../../../shared/book/entities.ts';
import type { FileLook } from '../../../shared/book/file-look.ts';
import type { ImportQuestion } from '../../../shared/book/inspection.ts';
import type { ColumnRule } from '../../../shared/book/recipe.ts';
import { count } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import classes from './columns.module.css';
import importClasses from './imports.module.css';
import { type ReadingPart, readingOf } from './readings.ts';
import { type ColumnChoice, type RecipeDraft, withRule } from './recipe-draft.ts';
import { meaningOf, settledWords, unknownWord } from './word-meanings.ts';

type ColumnQuestionsProps = {
  look: FileLook;
  draft: RecipeDraft;
  setDraft: (draft: RecipeDraft) => void;
};

type Words = readonly { text: string; count: number }[];
type WordQuestion = {
  choice: ColumnChoice;
  rule: ColumnRule;
  meanings: readonly string[];
  /** All the column says, and what of it is asked about. */
  values: Words;
  asked: Words;
};

/** What the rows leave open: how a column is written, and what its words stand for. Answered once, remembered. */
export function ColumnQuestions({ look, draft, setDraft }: ColumnQuestionsProps) {
  const spellings = useSpellingQuestions(look, draft);
  const words = useWordQuestions(look, draft);
  const all = spellings.length + words.length;
  if (all === 0) return null;
  const open =
    words.filter(({ rule, meanings, asked }) =>
      asked.some(({ text }) => isOpen(rule, meanings, text)),
    ).length + spellings.filter(({ ask, choice }) => answerOf(choice, ask.options) === null).length;
  return (
    <Card
      className={open > 0 ? importClasses.question : undefined}
      title="Only you can tell"
      note={
        open === 0
          ? 'all settled'
          : `${count(open, 'question')} to settle, remembered for next time`
      }
    >
      <ul className={classes.asks}>
        {spellings.map(({ ask, choice }) => (
          <li key={`${ask.column} ${ask.question}`} className={classes.ask}>
            <Spelling
              ask={ask}
              choice={choice}
              onAnswer={(part) => setDraft(withRule(draft, choice.column, part))}
            />
          </li>
        ))}
        {words.map((question) => (
          <li key={question.choice.column} className={classes.ask}>
            <Meanings question={question} draft={draft} setDraft={setDraft} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

type SpellingQuestion = { ask: ImportQuestion; choice: ColumnChoice };

/** What the recipe answers already is not asked; what was asked here stays in its place once it is answered. */
function useSpellingQuestions(look: FileLook, draft: RecipeDraft): SpellingQuestion[] {
  const [raised, setRaised] = useState<ReadonlySet<ImportQuestion>>(new Set());
  const all = look.inspection.ask.flatMap((ask): SpellingQuestion[] => {
    const choice = draft.columns.find(
      ({ column, use }) => column === ask.column && use === 'field',
    );
    if (choice === undefined || !isAbout(draft, choice, ask)) return [];
    return answerOf(choice, ask.options) === null || raised.has(ask) ? [{ ask, choice }] : [];
  });
  const news = all.filter(({ ask }) => !raised.has(ask)).map(({ ask }) => ask);
  if (news.length > 0) setRaised(new Set([...raised, ...news]));
  return all;
}

/** A question about dates concerns a column only while a date is what it is. */
function isAbout(draft: RecipeDraft, { rule }: ColumnChoice, { options }: ImportQuestion): boolean {
  const kind = rule === null ? undefined : fieldOf(draft.entity, rule.field)?.type.kind;
  const part = options[0] === undefined ? null : readingOf(options[0], '').part;
  if (part === null) return false;
  if (Object.hasOwn(part, 'date')) return kind === 'date';
  if (Object.hasOwn(part, 'percent')) return kind === 'percent';
  return kind === 'money' || kind === 'integer' || kind === 'percent';
}

function answerOf({ rule }: ColumnChoice, options: readonly string[]): string | null {
  const answered = options.find((option) =>
    Object.entries(readingOf(option, '').part).every(
      ([name, value]) =>
        rule !== null && Object.entries(rule).some(([n, v]) => n === name && v === value),
    ),
  );
  return answered ?? null;
}

type SpellingProps = {
  ask: ImportQuestion;
  choice: ColumnChoice;
  onAnswer: (part: ReadingPart) => void;
};

function Spelling({ ask, choice, onAnswer }: SpellingProps) {
  const [, sample = ''] = /"([^"]*)"/.exec(ask.question) ?? [];
  return (
    <Radio.Group
      label={ask.question}
      value={answerOf(choice, ask.options) ?? ''}
      onChange={(option) => onAnswer(readingOf(option, sample).part)}
    >
      <div className={classes.readings}>
        {ask.options.map((option) => {
          const { label, meaning } = readingOf(option, sample);
          return (
            <Radio
              key={option}
              size="xs"
              value={option}
              label={meaning === null ? label : `${label}: ${meaning}`}
            />
          );
        })}
      </div>
    </Radio.Group>
  );
}

/** Words without a meaning; one that was asked about stays in its place once it is answered. */
function useWordQuestions(look: FileLook, draft: RecipeDraft): WordQuestion[] {
  const [raised, setRaised] = useState<ReadonlySet<string>>(new Set());
  const name = (column: string, text: string) => `${column}\n${text}`;
  const all = draft.columns.flatMap((choice): WordQuestion[] => {
    const { column, use, rule } = choice;
    const type = use === 'field' && rule !== null ? fieldOf(draft.entity, rule.field)?.type : null;
    const values = look.values[column];
    if (rule === null || type?.kind !== 'enum' || values === undefined) return [];
    const asked = values.filter(
      ({ text }) => isOpen(rule, type.values, text) || raised.has(name(column, text)),
    );
    return [{ choice, rule, meanings: type.values, values, asked }];
  });
  const news = all.flatMap(({ choice, asked }) =>
    asked.map(({ text }) => name(choice.column, text)).filter((one) => !raised.has(one)),
  );
  if (news.length > 0) setRaised(new Set([...raised, ...news]));
  return all.filter(({ asked }) => asked.length > 0);
}

function isOpen(rule: ColumnRule, meanings: readonly string[], text: string): boolean {
  return meaningOf(rule, meanings, text) === unknownWord && rule.values?.[text] !== null;
}

type MeaningsProps = {
  question: WordQuestion;
  draft: RecipeDraft;
  setDraft: (draft: RecipeDraft) => void;
};

const leftUnknown = 'leave it unknown';

function answered(rule: ColumnRule, meanings: readonly string[], text: string): string {
  return rule.values?.[text] === null ? leftUnknown : meaningOf(rule, meanings, text);
}

function Meanings({ question, draft, setDraft }: MeaningsProps) {
  const { rule, meanings, values, asked } = question;
  const { column } = question.choice;
  const settle = (text: string, said: string) => {
    const meaning = said === leftUnknown ? unknownWord : said;
    const next = settledWords(rule, meanings, values, text, meaning);
    setDraft(withRule(draft, column, { values: next }));
  };
  return (
    <>
      <p>
        What do these words in “{column}” stand for?{' '}
        <span className="qd-dim">What you leave stays unknown.</span>
      </p>
      <div className={classes.meanings}>
        {asked.map(({ text, count: rows }) => (
          <div key={text} className={classes.meaning}>
            <span title={text}>
              {text} <span className="qd-faint">{count(rows, 'row')}</span>
            </span>
            <NativeSelect
              size="xs"
              aria-label={`Meaning of ${text} in ${column}`}
              value={answered(rule, meanings, text)}
              data={[{ value: '', label: 'Choose…' }, ...meanings, leftUnknown]}
              onChange={(event) => settle(text, event.currentTarget.value)}
            />
          </div>
        ))}
      </div>
    </>
  );
}
