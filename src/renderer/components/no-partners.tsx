import type { ReactNode } from 'react';
import { LinkButton } from './links.tsx';
import { EmptyState } from './states.tsx';

/** A book without partners, and the two ways to some. */
export function NoPartners({ children }: { children: ReactNode }) {
  return (
    <EmptyState
      title="No partners yet"
      actions={
        <>
          <LinkButton to="/import/new">Import a CSV</LinkButton>
          <LinkButton to="/welcome" variant="default">
            Open the sample book
          </LinkButton>
        </>
      }
    >
      {children}
    </EmptyState>
  );
}
