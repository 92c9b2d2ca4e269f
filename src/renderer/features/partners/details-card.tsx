import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { entities, type Field } from '../../../shared/book/entities.ts';
import { type Outputs, trpc } from '../../app/client.ts';
import { formatDate, formatNumber, sentenceCase } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { FieldEditor } from '../../components/field-editor.tsx';
import { fieldOf, type Overview } from './overview.ts';
import classes from './partner.module.css';

/** Everything recorded of the partner itself; click a value to change it. */
export function DetailsCard({ overview }: { overview: Overview }) {
  const { partner, today } = overview;
  const set = useMutation(trpc.partners.set.mutationOptions());
  const save = async (name: string, label: string, value: string | number | null) => {
    await set.mutateAsync({ entity: 'partners', key: partner.id, values: { [name]: value } });
    notifications.show({ message: `${label} saved. History can undo it.`, autoClose: 2500 });
  };
  const origins = useQuery(trpc.partners.origins.queryOptions({ id: partner.id }));
  const from = (name: string) => fromText(origins.data, name, today);
  const fields = entities.partners.fields.filter(({ name }) => name !== 'externalId');
  return (
    <Card title="Details">
      <div id="details" className={classes.details}>
        {fields.map((field) => {
          const value = fieldOf(overview, field.name);
          return (
            <FieldEditor
              key={field.name}
              label={field.label}
              value={value}
              shown={shownAs(field, value, today)}
              options={field.type.kind === 'enum' ? field.type.values : undefined}
              type={inputType(field)}
              from={value === null ? undefined : from(field.name)}
              onSave={(next) => save(field.name, field.label, typed(field, next))}
            />
          );
        })}
        {keptBySource(partner.custom).map(([source, columns]) => (
          <Fragment key={source}>
            <h3 className={classes.kept}>Kept from {source}</h3>
            {columns.map(({ name, column, value }) => (
              <FieldEditor
                key={name}
                label={column}
                value={value === null ? null : String(value)}
                from={from(`custom.${name}`)}
                onSave={(next) => save(`custom.${name}`, column, next)}
              />
            ))}
          </Fragment>
        ))}
      </div>
    </Card>
  );
}

/** "crm: partners.csv, line 12, imported Mar 3", "You, Mar 4". */
function fromText(
  origins: Outputs['partners']['origins'] | undefined,
  name: string,
  today: string,
): string | undefined {
  const origin = origins?.find(({ field }) => field === name);
  if (origin === undefined) return undefined;
  const { from, file, line, at } = origin;
  const day = formatDate(at.slice(0, 10), today);
  if (file === null) return `${sentenceCase(from)}, ${day}`;
  const place = line === null ? '' : `, line ${formatNumber(line)}`;
  return `${from}: ${file}${place}, imported ${day}`;
}

type Kept = Overview['partner']['custom'][number] & { column: string };

/** Columns that are no field of ours, under the source that brought them. */
function keptBySource(custom: Overview['partner']['custom']): [string, Kept[]][] {
  const groups = new Map<string, Kept[]>();
  for (const one of custom) {
    const dot = one.name.indexOf('.');
    const source = dot < 0 ? 'elsewhere' : one.name.slice(0, dot);
    const group = groups.get(source) ?? [];
    group.push({ ...one, column: one.name.slice(dot + 1) });
    groups.set(source, group);
  }
  return [...groups];
}

function shownAs({ type }: Field, value: string | null, today: string): string | undefined {
  if (value === null) return undefined;
  if (type.kind === 'date') return formatDate(value, today);
  return type.kind === 'enum' ? sentenceCase(value) : undefined;
}

function inputType({ type }: Field): 'text' | 'date' | 'number' {
  if (type.kind === 'date') return 'date';
  return type.kind === 'integer' ? 'number' : 'text';
}

/** Numbers travel as numbers; what is no number travels as typed, and the book says what is wrong with it. */
function typed({ type }: Field, value: string | null): string | number | null {
  if (value === null || type.kind !== 'integer') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
