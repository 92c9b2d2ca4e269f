import clsx from 'clsx';
import type { ReactNode } from 'react';
import classes from './surface.module.css';

type PageProps = {
  children: ReactNode;
  /** The page is as high as the window and scrolls inside itself (a long table). */
  fill?: boolean;
};

/** What every screen stands in: its margins and the distance between its parts. */
export function Page({ children, fill = false }: PageProps) {
  return <div className={clsx(classes.page, fill && classes.fill)}>{children}</div>;
}

type PageHeaderProps = {
  title: ReactNode;
  /** The state of things in one line. */
  summary?: ReactNode;
  /** Badges and the like, right after the title. */
  badges?: ReactNode;
  /** One primary action a screen; others before it. */
  actions?: ReactNode;
};

export function PageHeader({ title, summary, badges, actions }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {badges}
      {summary !== undefined && <span className={classes.summary}>{summary}</span>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
