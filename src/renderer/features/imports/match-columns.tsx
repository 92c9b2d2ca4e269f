import type { Inputs } from '../../app/client.ts';
import { formatNumber } from '../../app/format.ts';
import type { Column } from '../../components/data-table.tsx';
import classes from './plan.module.css';
import { Choice } from './plan-columns.tsx';
import type { Summary } from './summary.ts';

type Match = Summary['matches']['first'][number];

/** One record that one new row may be. */
export type MatchLine = {
  key: string;
  line: number;
  /** What the new row calls itself. */
  name: string | null;
  candidate: Match['candidates'][number];
  /** It is the only one for its row. */
  only: boolean;
};

export function matchLines(matches: readonly Match[]): MatchLine[] {
  return matches.flatMap(({ key, line, name, candidates }) =>
    candidates.map((candidate) => ({ key, line, name, candidate, only: candidates.length === 1 })),
  );
}

export type MatchWord = Inputs['imports']['decideMatch']['answers'][number];

/** A row of the same file can't be met before it is there. */
export function sayOf({ key, candidate }: MatchLine, answer: 'same' | 'different'): MatchWord[] {
  if (answer === 'same' && candidate.line !== undefined) return [];
  return [{ key, candidate: candidate.id, answer }];
}

const whys: Readonly<Record<MatchLine['candidate']['why'], string>> = {
  key: 'Same key',
  name: 'Same name',
  domain: 'Same web domain',
  email: 'Same address',
  renamed: 'Says the same, and its key is gone',
};

export function matchColumns(say: (answers: MatchWord[]) => Promise<void>): Column<MatchLine>[] {
  return [
    {
      id: 'row',
      header: 'New row',
      width: 'minmax(130px, 1.4fr)',
      cell: ({ key, line, name }) => (
        <>
          <div className={classes.line}>
            <b title={name ?? key}>{name ?? key}</b>
          </div>
          <div className={`${classes.line} ${classes.lower} qd-faint`}>
            {name === null ? '' : `${key}, `}line {formatNumber(line)}
          </div>
        </>
      ),
    },
    {
      id: 'record',
      header: 'May be',
      width: 'minmax(140px, 1.6fr)',
      cell: ({ candidate: { name, id, line, key } }) => (
        <>
          <div className={classes.line} title={name ?? id}>
            {name ?? id}
          </div>
          <div className={`${classes.line} ${classes.lower} qd-faint`}>
            {line !== undefined
              ? `Line ${formatNumber(line)} of this file, key ${id}`
              : key === undefined
                ? 'In the book'
                : `Key ${key} before`}
          </div>
        </>
      ),
    },
    {
      id: 'why',
      header: 'Why',
      width: 'minmax(120px, 1.4fr)',
      cell: ({ candidate: { why } }) => <span title={whys[why]}>{whys[why]}</span>,
    },
    {
      id: 'decision',
      header: 'It is',
      width: '216px',
      cell: (line) => (
        <span className={classes.choice}>
          {line.candidate.line === undefined ? (
            <Choice on={false} label="The same" onChoose={() => void say(sayOf(line, 'same'))} />
          ) : (
            <span className="qd-faint">Merge after</span>
          )}
          <Choice on={false} label="Another" onChoose={() => void say(sayOf(line, 'different'))} />
        </span>
      ),
    },
  ];
}
