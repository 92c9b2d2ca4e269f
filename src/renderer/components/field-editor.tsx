import { Loader, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { FailureNotice } from './failure-notice.tsx';
import classes from './field-editor.module.css';
import { useFocusAfter } from './use-focus-after.ts';
import { NoValue } from './values.tsx';

type FieldEditorProps = {
  label: string;
  /** The stored text; null is empty. */
  value: string | null;
  /** How the value reads, where that differs from how it is typed. */
  shown?: string | undefined;
  /** A closed list makes it a choice. */
  options?: readonly string[] | undefined;
  type?: 'text' | 'date' | 'number';
  /** Where the value comes from, told on hovering it or reaching it by key. */
  from?: string | undefined;
  /** Resolves when the value is in the book; rejects with the failure shown under the field. */
  onSave: (value: string | null) => Promise<unknown>;
};

type SaveState = { saving: boolean; error: unknown; refused?: string | null };

const idle: SaveState = { saving: false, error: null };

/** A value that turns into a field when clicked. Enter saves, Escape leaves it as it was. */
export function FieldEditor(props: FieldEditorProps) {
  const { label, value, shown, from, onSave } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [state, setState] = useState<SaveState>(idle);
  const shownValue = useFocusAfter(draft !== null);
  const stop = () => {
    setDraft(null);
    setState(idle);
  };
  const save = async (next: string) => {
    const text = next.trim() === '' ? null : next.trim();
    if (text === value) return stop();
    // Leaving the field says nothing new about what was just refused.
    if (state.saving || text === state.refused) return;
    setState({ ...idle, saving: true });
    try {
      await onSave(text);
      stop();
    } catch (error) {
      setState({ saving: false, error, refused: text });
    }
  };

  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={draft === null ? undefined : id}>
        {label}
      </label>
      {draft === null ? (
        <Tooltip
          label={from}
          disabled={from === undefined}
          position="bottom-start"
          openDelay={250}
          events={{ hover: true, focus: true, touch: false }}
        >
          <button
            ref={shownValue}
            type="button"
            className={`qd-plain ${classes.value}`}
            aria-label={`${label}: ${shown ?? value ?? 'not set'}. Edit`}
            aria-description={from}
            onClick={() => setDraft(value ?? '')}
          >
            {value === null ? <NoValue word="not set" /> : (shown ?? value)}
          </button>
        </Tooltip>
      ) : (
        <FieldInput
          id={id}
          {...props}
          draft={draft}
          saving={state.saving}
          onDraft={setDraft}
          onDone={(text) => void save(text)}
          onStop={stop}
        />
      )}
      {state.error !== null && (
        <div className={classes.error}>
          <FailureNotice error={state.error} />
        </div>
      )}
    </div>
  );
}

type FieldInputProps = FieldEditorProps & {
  id: string;
  draft: string;
  saving: boolean;
  onDraft: (text: string) => void;
  onDone: (text: string) => void;
  onStop: () => void;
};

function FieldInput(props: FieldInputProps) {
  const { id, draft, saving, options, type = 'text', onDraft, onDone, onStop } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') onDone(draft);
    if (event.key === 'Escape') {
      event.stopPropagation();
      onStop();
    }
  };
  const common = {
    id,
    size: 'xs' as const,
    autoFocus: true,
    onKeyDown,
    rightSection: saving ? <Loader size={12} /> : undefined,
  };
  if (options !== undefined)
    return (
      <NativeSelect
        {...common}
        value={draft}
        data={[{ value: '', label: 'Not set' }, ...options]}
        onChange={(event) => onDone(event.currentTarget.value)}
        onBlur={onStop}
      />
    );
  return (
    <TextInput
      {...common}
      type={type}
      value={draft}
      readOnly={saving}
      onChange={(event) => onDraft(event.currentTarget.value)}
      onBlur={() => onDone(draft)}
    />
  );
}
