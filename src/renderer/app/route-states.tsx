import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { LinkButton } from '../components/links.tsx';
import { Page } from '../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../components/states.tsx';
import { useCrumbs } from './crumbs.ts';

export function RoutePending() {
  return (
    <Page>
      <LoadingRows />
    </Page>
  );
}

/** A screen that broke: said calmly, with a way on. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page>
      <ErrorState page error={error} onRetry={retry} />
    </Page>
  );
}

export function NotFound() {
  useCrumbs([{ label: 'Not found' }]);
  return (
    <Page>
      <EmptyState
        page
        title="There is nothing at this address"
        actions={
          <LinkButton to="/partners" variant="default">
            Go to Partners
          </LinkButton>
        }
      >
        It may have been removed, or the link is not complete.
      </EmptyState>
    </Page>
  );
}
