import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { entities, type Field, fieldOf } from '../../../shared/book/entities.ts';
import { type FieldPolicy, fieldPolicies } from '../../../shared/book/recipe.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import classes from './imports.module.css';
import {
  type ColumnChoice,
  type RecipeDraft,
  withField,
  withPolicy,
  withRule,
} from './recipe-draft.ts';
import { ValuesEditor } from './values-editor.tsx';

export type ColumnRowProps = {
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
  const { choice, draft, setDraft, sample } = props;
  const { column, use, rule } = choice;
  const isKey = draft.key.includes(column);
  const chosen = use === 'field' ? (rule?.field ?? 'custom') : use;
  const inKey = (on: boolean) =>
    setDraft({
      ...draft,
      key: on ? [...draft.key, column] : draft.key.filter((one) => one !== column),
    });
  return (
    <tr>
      <th scope="row" title={column}>
        {column}
      </th>
      <td className={classes.sample} title={sample.join(' · ')}>
        {sample.length === 0 ? 'empty' : sample.join(' · ')}
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`Field of ${column}`}
          value={chosen}
          data={fieldChoices(draft, chosen)}
          onChange={(event) => setDraft(withField(draft, column, event.currentTarget.value))}
        />
      </td>
      <td>
        <ReadAsField {...props} />
      </td>
      <td>
        {use !== 'out' && (
          <NativeSelect
            size="xs"
            variant={choice.policy === 'theirs' ? 'unstyled' : 'default'}
            aria-label={`Who wins for ${column}`}
            value={choice.policy}
            data={fieldPolicies.map((value) => ({ value, label: policyWords[value] }))}
            onChange={(event) => {
              const said = fieldPolicies.find((one) => one === event.currentTarget.value);
              if (said !== undefined) setDraft(withPolicy(draft, column, said));
            }}
          />
        )}
      </td>
      <td className={classes.keyCell}>
        <Checkbox
          size="xs"
          aria-label={`${column} is part of the key`}
          checked={isKey}
          onChange={(event) => inKey(event.currentTarget.checked)}
        />
      </td>
    </tr>
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

const automatic = { value: '', label: 'As the rows tell' };

/** What the field's kind leaves open: whose partner, which date order, which decimal sign, which words. */
function ReadAsField({ choice, draft, setDraft, values }: ColumnRowProps) {
  const { column, rule } = choice;
  const field = rule === null ? null : fieldOf(draft.entity, rule.field);
  if (rule === null || field === null) return null;
  const set = (part: Parameters<typeof withRule>[2]) => setDraft(withRule(draft, column, part));
  const { type } = field;
  switch (type.kind) {
    case 'date':
      return (
        <NativeSelect
          size="xs"
          variant={rule.date === undefined ? 'unstyled' : 'default'}
          aria-label={`Date order of ${column}`}
          value={rule.date ?? ''}
          data={[
            automatic,
            { value: 'yyyy-MM-dd', label: 'Year, month, day' },
            { value: 'dd/MM/yyyy', label: 'Day, month, year' },
            { value: 'MM/dd/yyyy', label: 'Month, day, year' },
          ]}
          onChange={(event) => set({ date: event.currentTarget.value || undefined })}
        />
      );
    case 'money':
      return (
        <div className={classes.money}>
          <DecimalSign
            column={column}
            value={rule.decimal}
            onChange={(decimal) => set({ decimal })}
          />
          <TextInput
            size="xs"
            aria-label={`Currency of ${column}`}
            placeholder="Currency"
            maxLength={3}
            value={rule.currency ?? ''}
            onChange={(event) =>
              set({ currency: event.currentTarget.value.toUpperCase() || undefined })
            }
          />
        </div>
      );
    case 'integer':
    case 'percent':
      return (
        <DecimalSign
          column={column}
          value={rule.decimal}
          onChange={(decimal) => set({ decimal })}
        />
      );
    case 'partner':
      return (
        <NativeSelect
          size="xs"
          aria-label={`How ${column} names the partner`}
          value={rule.match ?? 'key'}
          data={[
            { value: 'key', label: 'The partner’s id' },
            { value: 'name', label: 'The partner’s name' },
            { value: 'domain', label: 'The partner’s web domain' },
          ]}
          onChange={(event) => {
            const said = event.currentTarget.value;
            set({ match: said === 'name' || said === 'domain' ? said : undefined });
          }}
        />
      );
    case 'enum':
      return (
        <ValuesEditor
          column={column}
          meanings={type.values}
          rule={rule}
          values={values}
          onChange={(meant) => set({ values: meant })}
        />
      );
    case 'text':
    case 'currency':
    case 'quarter':
      return null;
    default:
      return unreachable(type);
  }
}

type DecimalProps = {
  column: string;
  value: '.' | ',' | undefined;
  onChange: (decimal: '.' | ',' | undefined) => void;
};

function DecimalSign({ column, value, onChange }: DecimalProps) {
  return (
    <NativeSelect
      size="xs"
      variant={value === undefined ? 'unstyled' : 'default'}
      aria-label={`Decimal sign of ${column}`}
      value={value ?? ''}
      data={[automatic, { value: '.', label: '1,234.56' }, { value: ',', label: '1.234,56' }]}
      onChange={(event) => {
        const said = event.currentTarget.value;
        onChange(said === '.' || said === ',' ? said : undefined);
      }}
    />
  );
}
