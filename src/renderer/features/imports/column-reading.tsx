import { Autocomplete, NativeSelect } from '@mantine/core';
import { type ListSeparator, listSeparators } from '../../../shared/book/cells/list.ts';
import { fieldOf } from '../../../shared/book/entities.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import type { ColumnRowProps } from './column-row.tsx';
import classes from './columns.module.css';
import {
  type ColumnChoice,
  type RecipeDraft,
  type TextForm,
  withForm,
  withRule,
} from './recipe-draft.ts';
import { usualOr } from './usual-or.ts';
import { ValuesEditor } from './values-editor.tsx';

const automatic = { value: '', label: 'By the rows' };

/** What the field's kind leaves open: whose partner, which date order, which decimal sign, which words. */
export function ReadAsField({ choice, draft, setDraft, values }: ColumnRowProps) {
  const { column, rule, use } = choice;
  const field = rule === null || use !== 'field' ? null : fieldOf(draft.entity, rule.field);
  if (use === 'out') return null;
  if (rule === null || field === null)
    return (
      <HeldText choice={choice} onChange={(form) => setDraft(withForm(draft, column, form))} />
    );
  const set = (part: Parameters<typeof withRule>[2]) => setDraft(withRule(draft, column, part));
  const { type } = field;
  switch (type.kind) {
    case 'date':
      return (
        <NativeSelect
          size="xs"
          {...usualOr(rule.date === undefined)}
          aria-label={`Date order of ${column}`}
          value={rule.date ?? ''}
          data={[
            automatic,
            { value: 'yyyy-MM-dd', label: 'Year, month, day' },
            { value: 'dd/MM/yyyy', label: 'Day, month, year' },
            { value: 'MM/dd/yyyy', label: 'Month, day, year' },
            { value: 'excel', label: 'Numbers: days since 1900' },
            { value: 'excel1904', label: 'Numbers: days since 1904' },
            { value: 'unix', label: 'Numbers: seconds since 1970' },
            { value: 'unixms', label: 'Numbers: milliseconds since 1970' },
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
          <Currency choice={choice} draft={draft} onChange={set} />
        </div>
      );
    case 'integer':
      return (
        <DecimalSign
          column={column}
          value={rule.decimal}
          onChange={(decimal) => set({ decimal })}
        />
      );
    case 'percent':
      return (
        <div className={classes.percent}>
          <DecimalSign
            column={column}
            value={rule.decimal}
            onChange={(decimal) => set({ decimal })}
          />
          <PercentForm
            column={column}
            value={rule.percent}
            onChange={(percent) => set({ percent })}
          />
        </div>
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
      // Names and ids are what they are.
      if (field.required === true || field.name === 'externalId') return null;
      return (
        <HeldText choice={choice} onChange={(form) => setDraft(withForm(draft, column, form))} />
      );
    case 'currency':
    case 'quarter':
      return null;
    default:
      return unreachable(type);
  }
}

type SettledProps<T extends string> = {
  column: string;
  value: T | undefined;
  onChange: (value: T | undefined) => void;
};

type FormSelectProps<T extends string> = SettledProps<T> & {
  /** What is chosen, before the column's name. */
  label: string;
  forms: Readonly<Record<T, string>>;
};

/** One form for all cells of a column, or none: then the rows tell. */
function FormSelect<T extends string>(props: FormSelectProps<T>) {
  const { column, value, onChange, label, forms } = props;
  const signs = Object.keys(forms) as T[];
  return (
    <NativeSelect
      size="xs"
      {...usualOr(value === undefined)}
      aria-label={`${label} of ${column}`}
      value={value ?? ''}
      data={[automatic, ...signs.map((sign) => ({ value: sign, label: forms[sign] }))]}
      onChange={(event) => onChange(signs.find((sign) => sign === event.currentTarget.value))}
    />
  );
}

function PercentForm(props: SettledProps<'whole' | 'fraction'>) {
  const forms = { whole: '50 is half', fraction: '0.5 is half' };
  return <FormSelect {...props} label="Percentages" forms={forms} />;
}

function DecimalSign(props: SettledProps<'.' | ','>) {
  const forms = { '.': '1,234.56', ',': '1.234,56' };
  return <FormSelect {...props} label="Decimal sign" forms={forms} />;
}

type CurrencyProps = {
  choice: ColumnChoice;
  draft: RecipeDraft;
  onChange: (part: { currency: string | undefined; currencyColumn: string | undefined }) => void;
};

/** Where an amount's currency comes from: one code for all, or the column of the file that says it. */
function Currency({ choice: { column, rule }, draft, onChange }: CurrencyProps) {
  const columns = draft.columns.map((one) => one.column).filter((one) => one !== column);
  const say = (text: string) => {
    const named = columns.find((one) => one.toLowerCase() === text.trim().toLowerCase());
    const code = named === undefined && text.trim() !== '' ? text.trim().toUpperCase() : undefined;
    onChange({ currency: code, currencyColumn: named });
  };
  const value = rule?.currencyColumn ?? rule?.currency ?? '';
  return (
    <Autocomplete
      size="xs"
      aria-label={`Currency of ${column}`}
      title={value === '' ? 'A code like EUR, or the column that says it' : value}
      placeholder="Currency"
      maxLength={500}
      limit={50}
      comboboxProps={{ width: 220, position: 'bottom-end' }}
      data={[
        { group: 'For every row', items: usualCurrencies.filter((one) => !columns.includes(one)) },
        { group: 'As a column says', items: columns },
      ]}
      value={value}
      onChange={say}
    />
  );
}

const usualCurrencies = ['USD', 'EUR', 'GBP', 'CHF', 'SEK', 'PLN', 'CAD', 'AUD', 'JPY', 'INR'];

type TextFormProps = { choice: ColumnChoice; onChange: (form: TextForm) => void };

/** What a cell of text holds: words as they are, a tick, or a list. */
function HeldText({ choice: { column, rule }, onChange }: TextFormProps) {
  const value = rule?.yesNo === true ? 'yesNo' : (rule?.list ?? '');
  return (
    <NativeSelect
      size="xs"
      {...usualOr(value === '')}
      aria-label={`What ${column} holds`}
      value={value}
      data={[
        { value: '', label: 'Text as it is' },
        { value: 'yesNo', label: 'Yes or no' },
        ...listSeparators.map((sign) => ({ value: sign, label: `A list, ${listWords[sign]}` })),
      ]}
      onChange={(event) => {
        const said = event.currentTarget.value;
        const list = listSeparators.find((sign) => sign === said);
        onChange({ yesNo: said === 'yesNo' ? true : undefined, list });
      }}
    />
  );
}

const listWords: Readonly<Record<ListSeparator, string>> = {
  ';': 'a ; b',
  '|': 'a | b',
  ',': 'a, b',
  '\n': 'a line each',
};
