import {
  IconAddressBook,
  IconFileImport,
  IconPresentation,
  IconSettings,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './shell.module.css';

/** Screens that exist. One that does not is not shown. */
export const places = [
  { to: '/partners', label: 'Partners', icon: IconAddressBook },
  { to: '/qbrs', label: 'QBRs', icon: IconPresentation },
  { to: '/import', label: 'Import', icon: IconFileImport },
] as const;

export function Rail() {
  return (
    <nav className={classes.rail} aria-label="Main">
      <Link to="/" className={classes.logo}>
        <img src={new URL('../icon.svg', import.meta.url).href} width={18} height={18} alt="" />
        Quarterdeck
      </Link>
      <ul className={classes.list}>
        {places.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <RailLink to={to}>
              <Icon size={17} stroke={1.6} aria-hidden />
              {label}
            </RailLink>
          </li>
        ))}
      </ul>
      <div className={classes.grow} />
      <RailLink to="/settings">
        <IconSettings size={17} stroke={1.6} aria-hidden />
        Settings
      </RailLink>
    </nav>
  );
}

type RailLinkProps = { to: (typeof places)[number]['to'] | '/settings'; children: ReactNode };

function RailLink({ to, children }: RailLinkProps) {
  return (
    <Link to={to} className={classes.item} activeOptions={{ exact: false, includeSearch: false }}>
      {children}
    </Link>
  );
}
