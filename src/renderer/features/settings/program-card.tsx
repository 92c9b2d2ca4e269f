import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Outputs, trpc } from '../../app/client.ts';
import { formatNumber, formatQuarter } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { conditionsOf } from './conditions.ts';
import classes from './settings.module.css';

type View = Outputs['settings']['get'];
type Settings = View['settings'];

/** How figures are reckoned: what may be set here, and the presets in force. */
export function ProgramCard({ view }: { view: View }) {
  const { settings } = view;
  return (
    <Card
      title="Program"
      note={
        settings.effectiveFrom === null
          ? `version ${settings.version}`
          : `version ${settings.version}, since ${formatQuarter(settings.effectiveFrom)}`
      }
      foot="A change makes a new version that holds from the running quarter on: earlier quarters stay explained by the rules of their time."
    >
      <div className={classes.stack}>
        {/* A new version starts the form afresh. */}
        <ProgramForm key={settings.version} view={view} />
        <Health settings={settings} />
        <Ladder settings={settings} />
      </div>
    </Card>
  );
}

const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, index, 1),
  ),
}));

function ProgramForm({ view: { settings, quarter } }: { view: View }) {
  const [month, setMonth] = useState(String(settings.fiscalYearStartMonth));
  const [currency, setCurrency] = useState(settings.currency);
  const [name, setName] = useState(settings.programName);
  const save = useMutation(trpc.settings.set.mutationOptions());
  const changed =
    month !== String(settings.fiscalYearStartMonth) ||
    currency !== settings.currency ||
    name.trim() !== settings.programName;
  const sound = /^[A-Z]{3}$/.test(currency) && name.trim() !== '';
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!changed || !sound) return;
        const patch = { fiscalYearStartMonth: Number(month), currency, programName: name.trim() };
        save.mutate({ patch });
      }}
    >
      <TextInput
        label="Program"
        value={name}
        maxLength={120}
        error={name.trim() === '' ? 'Give it a name' : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Fiscal year starts in"
        value={month}
        data={months}
        onChange={(event) => setMonth(event.currentTarget.value)}
      />
      <TextInput
        label="Reporting currency"
        value={currency}
        maxLength={3}
        error={/^[A-Z]{3}$/.test(currency) ? undefined : 'Three letters, like USD'}
        onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
      />
      <div className={classes.formEnd}>
        <Button
          type="submit"
          variant="default"
          disabled={!changed || !sound}
          loading={save.isPending}
        >
          Save
        </Button>
        {changed && (
          <span className="qd-faint">
            Holds from {formatQuarter(quarter)}. Every figure is computed again.
          </span>
        )}
      </div>
      <FailureNotice error={save.error} onClose={save.reset} />
    </form>
  );
}

const dimensionNames = {
  revenue: 'Revenue',
  activity: 'Activity',
  engagement: 'Engagement',
  satisfaction: 'Satisfaction',
  fit: 'Strategic fit',
} as const;

function Health({ settings: { health } }: { settings: Settings }) {
  return (
    <section>
      <h3 className={classes.subtitle}>
        Health{' '}
        <span className="qd-faint">
          preset {health.preset}, version {health.version}
        </span>
      </h3>
      <ul className={classes.pills}>
        {Object.entries(dimensionNames).map(([id, label]) => (
          <li key={id}>
            {label}{' '}
            <b>{formatNumber(health.dimensions[id as keyof typeof dimensionNames].weight)}</b>
          </li>
        ))}
      </ul>
      <p className="qd-faint" style={{ margin: 0 }}>
        {health.bands.map(({ name, from }) => `${name} from ${from}`).join(' · ')}. Published from{' '}
        {health.publishFromCoverage}% coverage on.
      </p>
    </section>
  );
}

function Ladder({ settings: { tierLadder, currency } }: { settings: Settings }) {
  return (
    <section>
      <h3 className={classes.subtitle}>
        Tiers{' '}
        <span className="qd-faint">
          {tierLadder.name}, preset {tierLadder.preset}, version {tierLadder.version}
        </span>
      </h3>
      <dl className={classes.ladder}>
        {tierLadder.steps.map((step) => (
          <div key={step.name} style={{ display: 'contents' }}>
            <dt>{step.name}</dt>
            <dd>{conditionsOf(step, currency)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
