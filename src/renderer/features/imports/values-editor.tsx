import { Button, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ColumnRule } from '../../../shared/book/recipe.ts';
import { count, formatNumber } from '../../app/format.ts';
import classes from './imports.module.css';
import { meaningOf, settledWords, unknownWord, type WordValues } from './word-meanings.ts';

type ValuesEditorProps = {
  column: string;
  /** The closed list of the field. */
  meanings: readonly string[];
  rule: ColumnRule;
  /** What the column says; undefined where it says too many things to list. */
  values: readonly { text: string; count: number }[] | undefined;
  onChange: (values: WordValues | undefined) => void;
};

/** What each word of the file stands for in a closed list. */
export function ValuesEditor({ column, meanings, rule, values, onChange }: ValuesEditorProps) {
  const [open, setOpen] = useState(false);
  if (values === undefined)
    return (
      <span className="qd-warn">More than 40 different words; one of {meanings.join(', ')}</span>
    );
  const unsaid = values.filter(
    ({ text }) => meaningOf(rule, meanings, text) === unknownWord && rule.values?.[text] !== null,
  ).length;
  const shown = unsaid === 0 ? count(values.length, 'word') : `${count(unsaid, 'word')} to settle`;
  const set = (text: string, meaning: string) => {
    onChange(settledWords(rule, meanings, values, text, meaning));
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => setOpen(true)}
        aria-label={`${shown}, ${column}`}
      >
        {shown}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`What the words of “${column}” mean`}
      >
        <table className={classes.words}>
          <thead>
            <tr>
              <th scope="col">The file says</th>
              <th scope="col">Rows</th>
              <th scope="col">That is</th>
            </tr>
          </thead>
          <tbody>
            {values.map(({ text, count: rows }) => (
              <tr key={text}>
                <td>{text}</td>
                <td className="qd-num">{rows === 0 ? null : formatNumber(rows)}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={`Meaning of ${text}`}
                    value={meaningOf(rule, meanings, text)}
                    data={[{ value: unknownWord, label: 'Unknown' }, ...meanings]}
                    onChange={(event) => set(text, event.currentTarget.value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={classes.dialogFoot}>
          <Button onClick={() => setOpen(false)}>Done</Button>
        </div>
      </Modal>
    </>
  );
}
