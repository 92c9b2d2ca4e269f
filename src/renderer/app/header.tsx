import { spotlight } from '@mantine/spotlight';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { KeyHint } from '../components/key-hint.tsx';
import { useShownCrumbs } from './crumbs.ts';
import classes from './shell.module.css';

export function Header() {
  return (
    <div className={classes.top}>
      <Crumbs />
      <button
        type="button"
        className={`qd-plain ${classes.search}`}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={spotlight.open}
      >
        <span>Find a partner, deal, contact…</span>
        <KeyHint keys="mod K" />
      </button>
    </div>
  );
}

function Crumbs() {
  const crumbs = useShownCrumbs();
  const { history } = useRouter();
  const go = (href: string) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.push(href);
  };
  return (
    <nav aria-label="Where you are" style={{ minWidth: 0 }}>
      <ol className={classes.crumbs}>
        {crumbs.map(({ label, href }, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li key={`${href ?? ''}${label}`} className={last ? classes.here : undefined}>
              {last || href === undefined ? (
                <span aria-current={last ? 'page' : undefined}>{label}</span>
              ) : (
                <a href={href} onClick={go(href)}>
                  {label}
                </a>
              )}
              {!last && <span aria-hidden> /</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
