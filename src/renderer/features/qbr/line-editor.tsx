import { TextInput } from '@mantine/core';
import clsx from 'clsx';
import { type KeyboardEvent, useState } from 'react';
import { useFocusAfter } from '../../components/use-focus-after.ts';
import classes from './agenda.module.css';

type LineEditorProps = {
  /** Its name for those who hear it. */
  label: string;
  value: string;
  /** What stands where there is nothing yet; without it, nothing cannot be saved. */
  empty?: string;
  strong?: boolean;
  /** Rejects where the book refused it; who gave this shows why. */
  onSave: (value: string) => Promise<unknown>;
};

/** A line that is a field once clicked. Enter saves, Escape leaves it as it was. */
export function LineEditor({ label, value, empty, strong = false, onSave }: LineEditorProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const line = useFocusAfter(draft !== null);
  const save = async () => {
    // Leaving the field while it is being saved says nothing new.
    if (draft === null || saving) return;
    const text = draft.trim();
    if (text === value || (text === '' && empty === undefined)) return setDraft(null);
    setSaving(true);
    try {
      await onSave(text);
      setDraft(null);
    } catch {
      // What was typed stays in the field.
    } finally {
      setSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void save();
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    }
  };
  if (draft === null)
    return (
      <button
        ref={line}
        type="button"
        className={clsx('qd-plain', classes.line, strong && classes.strong)}
        aria-label={`${label}: ${value === '' ? 'nothing yet' : value}. Edit`}
        onClick={() => setDraft(value)}
      >
        {value === '' ? empty : value}
      </button>
    );
  return (
    <TextInput
      size="xs"
      autoFocus
      aria-label={label}
      maxLength={4000}
      value={draft}
      readOnly={saving}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={onKeyDown}
    />
  );
}
