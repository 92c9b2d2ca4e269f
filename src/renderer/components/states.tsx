import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { failureOf } from '../app/failure.ts';
import classes from './surface.module.css';

type EmptyStateProps = {
  title: string;
  /** Why it is empty and what would fill it. */
  children?: ReactNode;
  actions?: ReactNode;
  /** It stands for the whole screen, so its title is the screen's. */
  page?: boolean;
};

export function EmptyState({ title, children, actions, page = false }: EmptyStateProps) {
  const Title = page ? 'h1' : 'h2';
  return (
    <div className={classes.state}>
      <Title className={classes.stateTitle}>{title}</Title>
      {children !== undefined && <p className={classes.stateText}>{children}</p>}
      {actions !== undefined && <div className={classes.stateActions}>{actions}</div>}
    </div>
  );
}

type ErrorStateProps = {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** It stands for the whole screen. */
  page?: boolean;
};

/** In place of a screen or card that could not be read. */
export function ErrorState({ error, onRetry, page = false }: ErrorStateProps) {
  const failure = failureOf(error);
  const Title = page ? 'h1' : 'h2';
  return (
    <div className={classes.state} role="alert">
      <Title className={classes.stateTitle}>{failure.message}</Title>
      <p className={classes.stateText}>{failure.hint}</p>
      {onRetry !== undefined && (
        <div className={classes.stateActions}>
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}

type LoadingRowsProps = { rows?: number; height?: number; label?: string };

export function LoadingRows({ rows = 6, height = 18, label = 'Loading' }: LoadingRowsProps) {
  const widths = [92, 78, 85, 64, 88, 71];
  return (
    <div role="status" aria-label={label} style={{ display: 'grid', gap: 20, padding: '10px 0' }}>
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key, index) => (
        <Skeleton
          key={key}
          height={height}
          width={`${widths[index % widths.length]}%`}
          radius={4}
        />
      ))}
    </div>
  );
}
