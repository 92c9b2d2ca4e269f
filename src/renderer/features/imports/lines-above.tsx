import { TextInput } from '@mantine/core';
import { useState } from 'react';

type LinesAboveProps = {
  label?: string;
  value: number | null;
  /** What holds while nothing is said. */
  unsaid: string;
  onChange: (lines: number | null) => void;
};

const mostLines = 1000;

/** How many lines stand above a table; taken over once the field is left, for the file is then read again. */
export function LinesAbove({ label, value, unsaid, onChange }: LinesAboveProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const lines = typed === null || typed === '' ? null : Math.min(mostLines, Number(typed));
    if (typed !== null && lines !== value) onChange(lines);
    setTyped(null);
  };
  return (
    <TextInput
      size="xs"
      inputMode="numeric"
      {...(label === undefined ? { 'aria-label': 'Lines above the table' } : { label })}
      placeholder={unsaid}
      maxLength={4}
      value={typed ?? (value === null ? '' : String(value))}
      onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
