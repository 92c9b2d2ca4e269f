import clsx from 'clsx';
import type { ReactNode } from 'react';
import { type HealthBand, standardHealthRules } from '../../shared/health/rules.ts';
import type { TierResult } from '../../shared/tiers/types.ts';
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

type TierBadgeProps = {
  /** On record; null where none is. */
  held: string | null;
  /** What the figures support. */
  standing: string;
  change: TierResult['change'];
  provisional?: boolean;
};

/** The tier held, with an arrow where the figures support another one, as the list shows it; else the tier earned. */
export function TierBadge({ held, standing, change, provisional = false }: TierBadgeProps) {
  if (held !== null && (change === 'upgrade' || change === 'below-held'))
    return (
      <Chip title={`Holds ${held}; the figures support ${standing}`}>
        <span>
          {held}{' '}
          <span className="qd-dim" aria-hidden="true">
            {change === 'upgrade' ? '↑' : '↓'}
          </span>
          <span className="qd-hidden">, the figures support {standing}</span>
        </span>
      </Chip>
    );
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
