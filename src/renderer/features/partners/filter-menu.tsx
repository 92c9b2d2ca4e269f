import { Button, Checkbox, CloseButton, Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { formatNumber } from '../../app/format.ts';
import classes from './partners.module.css';

type FilterMenuProps = {
  label: string;
  values: readonly { value: string | null; count: number }[];
  chosen: readonly string[];
  /** The word for "no value". */
  none: string;
  onChange: (chosen: readonly string[]) => void;
};

const searchFrom = 10;

/** One filter: its button says what is chosen, its list how many there are of each. */
export function FilterMenu({ label, values, chosen, none, onChange }: FilterMenuProps) {
  const [query, setQuery] = useState('');
  if (values.length < 2 && chosen.length === 0) return null;
  const named = (value: string) => (value === '' ? none : value);
  const shown = values
    .map(({ value, count }) => ({ value: value ?? '', count }))
    .filter(({ value }) => named(value).toLowerCase().includes(query.toLowerCase()));
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);

  return (
    <span className={classes.filter}>
      <Popover position="bottom-start" trapFocus returnFocus onClose={() => setQuery('')}>
        <Popover.Target>
          <Button
            size="compact-sm"
            variant={chosen.length > 0 ? 'light' : 'default'}
            rightSection={chosen.length > 0 ? undefined : <IconChevronDown size={13} aria-hidden />}
            classNames={{ label: classes.filterLabel }}
          >
            {chosen.length === 0 ? label : `${label}: ${chosen.map(named).join(', ')}`}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={6} className={classes.menu}>
          {values.length > searchFrom && (
            <TextInput
              size="xs"
              mb={6}
              aria-label={`Find in ${label}`}
              placeholder="Find"
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          )}
          <div className={classes.options} role="group" aria-label={label}>
            {shown.map(({ value, count }) => (
              <Checkbox
                key={value}
                size="xs"
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
                classNames={{ root: classes.option, labelWrapper: classes.optionLabel }}
                label={
                  <span className={classes.optionText}>
                    <span>{named(value)}</span>
                    <span className="qd-dim qd-num">{formatNumber(count)}</span>
                  </span>
                }
              />
            ))}
            {shown.length === 0 && <span className="qd-faint">Nothing matches</span>}
          </div>
        </Popover.Dropdown>
      </Popover>
      {chosen.length > 0 && (
        <CloseButton size="xs" aria-label={`Clear ${label}`} onClick={() => onChange([])} />
      )}
    </span>
  );
}
