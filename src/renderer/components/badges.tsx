import clsx from 'clsx';
import type { ReactNode } from 'react';
import { type HealthBand, standardHealthRules } from '../../shared/health/rules.ts';
import classes from './figures.module.css';

export type BandColor = HealthBand['color'];

export function Chip({ children, title }: { children: ReactNode; title?: string | undefined }) {
  return (
    <span className={classes.chip} title={title}>
      {children}
    </span>
  );
}

type HealthBadgeProps = {
  /** 0-100; null is unknown. */
  value: number | null;
  band: { readonly name: string; readonly color: BandColor } | null;
  /** Rescaled because a dimension is missing. */
  provisional?: boolean;
};

/** A dot, the number and the word. Unknown is hatched, never zero. */
export function HealthBadge({ value, band, provisional = false }: HealthBadgeProps) {
  if (value === null || band === null)
    return (
      <span className={classes.chip}>
        <span className={clsx(classes.dot, classes.dotUnknown, 'qd-hatched')} aria-hidden />
        <span>Unknown</span>
      </span>
    );
  return (
    <span
      className={classes.chip}
      title={provisional ? 'Provisional: not all of it is known' : undefined}
    >
      <span
        className={classes.dot}
        style={{ background: `var(--qd-band-${band.color})` }}
        aria-hidden
      />
      <span>
        {value} {band.name}
        {provisional && <span className="qd-dim">*</span>}
        {provisional && <span className="qd-hidden"> provisional</span>}
      </span>
    </span>
  );
}

/** The color of a band known by its name alone (as the list keeps it). */
export function bandNamed(name: string | null): HealthBand | null {
  if (name === null) return null;
  const band = standardHealthRules.bands.find((one) => one.name === name);
  return band ?? { name, color: 'yellow' };
}

type TierBadgeProps = { standing: string | null; provisional?: boolean };

export function TierBadge({ standing, provisional = false }: TierBadgeProps) {
  if (standing === null) return <Chip>No tier</Chip>;
  return (
    <Chip title={provisional ? 'Provisional: a criterion is unknown' : undefined}>
      <span>
        {standing}
        {provisional && <span className="qd-dim">*</span>}
        {provisional && <span className="qd-hidden"> provisional</span>}
      </span>
    </Chip>
  );
}
