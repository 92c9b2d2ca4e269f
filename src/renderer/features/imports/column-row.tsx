import { Checkbox, NativeSelect } from '@mantine/core';
import clsx from 'clsx';
import { entities, type Field } from '../../../shared/book/entities.ts';
import { type FieldPolicy, fieldPolicies } from '../../../shared/book/recipe.ts';
import { ReadAsField } from './column-reading.tsx';
import classes from './columns.module.css';
import { type ColumnChoice, type RecipeDraft, withField, withPolicy } from './recipe-draft.ts';
import { usualOr } from './usual-or.ts';

export type ColumnRowProps = {
  /** Where it stands among the rows shown. */
  place: number;
  /** Where it is drawn in a long table, in pixels; null where the page lays it out. */
  top: number | null;
  choice: ColumnChoice;
  draft: RecipeDraft;
  setDraft: (draft: RecipeDraft) => void;
  sample: readonly string[];
  values: readonly { text: string; count: number }[] | undefined;
};

const policyWords: Readonly<Record<FieldPolicy, string>> = {
  theirs: 'File, ask if edited',
  mine: 'Always mine',
  ifEmpty: 'File, if mine is empty',
  ask: 'Always ask',
};

/** One column of the file: its values, the field it fills and how that is read. */
export function ColumnRow(props: ColumnRowProps) {
  const { place, top, choice, draft, setDraft, sample } = props;
  const { column, use, rule } = choice;
  const isKey = draft.key.includes(column);
  const chosen = use === 'field' ? (rule?.field ?? 'custom') : use;
  const inKey = (on: boolean) =>
    setDraft({
      ...draft,
      key: on ? [...draft.key, column] : draft.key.filter((one) => one !== column),
    });
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 2}
      data-place={place}
      className={clsx(classes.row, top !== null && classes.placed, use === 'out' && classes.out)}
      style={top === null ? undefined : { transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" tabIndex={-1} className={classes.name} title={column}>
        {column}
      </div>
      <div role="cell" className={classes.sample} title={sample.join(' · ')}>
        {sample.length === 0 ? 'empty' : sample.join(' · ')}
      </div>
      <div role="cell" data-part="field">
        <NativeSelect
          size="xs"
          aria-label={`Field of ${column}`}
          value={chosen}
          data={fieldChoices(draft, chosen)}
          onChange={(event) => setDraft(withField(draft, column, event.currentTarget.value))}
        />
      </div>
      <div role="cell" data-part="read">
        <ReadAsField {...props} />
      </div>
      <div role="cell" data-part="wins">
        {use !== 'out' && (
          <NativeSelect
            size="xs"
            {...usualOr(choice.policy === 'theirs')}
            aria-label={`Who wins for ${column}`}
            value={choice.policy}
            data={fieldPolicies.map((value) => ({ value, label: policyWords[value] }))}
            onChange={(event) => {
              const said = fieldPolicies.find((one) => one === event.currentTarget.value);
              if (said !== undefined) setDraft(withPolicy(draft, column, said));
            }}
          />
        )}
      </div>
      <div role="cell" data-part="key" className={classes.key}>
        <Checkbox
          size="xs"
          aria-label={`${column} is part of the key`}
          checked={isKey}
          onChange={(event) => inKey(event.currentTarget.checked)}
        />
      </div>
    </div>
  );
}

function fieldChoices(draft: RecipeDraft, chosen: string) {
  const { fields, label } = entities[draft.entity];
  const taken = new Set(draft.columns.map(({ rule }) => rule?.field));
  const named = fields.map((field) => ({
    value: field.name,
    label: labelOf(field, taken.has(field.name) && field.name !== chosen),
  }));
  const own = chosen.startsWith('custom.')
    ? [{ value: chosen, label: `Own column “${chosen.slice('custom.'.length)}”` }]
    : [];
  return [
    { value: 'custom', label: 'Kept as it is' },
    { value: 'out', label: 'Left out' },
    ...own,
    { group: label, items: named },
  ];
}

function labelOf(field: Field, taken: boolean): string {
  const needed = field.required === true ? ' (needed)' : '';
  return `${field.label}${needed}${taken ? ' · has a column' : ''}`;
}
