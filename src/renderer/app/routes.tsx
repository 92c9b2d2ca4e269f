import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { queryClient, trpc } from './client.ts';
import { NotFound, RouteFailure, RoutePending } from './route-states.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell });

/** An empty book has two doors; any other opens on its partners. */
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const summary = await queryClient.fetchQuery(trpc.partners.summary.queryOptions());
    throw redirect({ to: summary.empty ? '/welcome' : '/partners', replace: true });
  },
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(
    () => import('../features/welcome/welcome-screen.tsx'),
    'WelcomeScreen',
  ),
});

const partners = createRoute({
  getParentRoute: () => root,
  path: '/partners',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(
    () => import('../features/partners/partners-screen.tsx'),
    'PartnersScreen',
  ),
});

const partner = createRoute({
  getParentRoute: () => root,
  path: '/partners/$partnerId',
  component: lazyRouteComponent(
    () => import('../features/partners/partner-screen.tsx'),
    'PartnerScreen',
  ),
});

const partnerHistory = createRoute({
  getParentRoute: () => root,
  path: '/partners/$partnerId/history',
  component: lazyRouteComponent(
    () => import('../features/partners/history-screen.tsx'),
    'PartnerHistoryScreen',
  ),
});

const qbrs = createRoute({
  getParentRoute: () => root,
  path: '/qbrs',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('../features/qbr/index.ts'), 'QbrsScreen'),
});

const qbr = createRoute({
  getParentRoute: () => root,
  path: '/qbrs/$qbrId',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('../features/qbr/index.ts'), 'QbrScreen'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('../features/imports/index.ts'), 'ImportsScreen'),
});

const importNew = createRoute({
  getParentRoute: () => root,
  path: '/import/new',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('../features/imports/index.ts'), 'ImportNewScreen'),
});

const importPlan = createRoute({
  getParentRoute: () => root,
  path: '/import/plan/$planId',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('../features/imports/index.ts'), 'ImportPlanScreen'),
});

const importRun = createRoute({
  getParentRoute: () => root,
  path: '/import/run/$importId',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('../features/imports/index.ts'), 'ImportRunScreen'),
});

const importSource = createRoute({
  getParentRoute: () => root,
  path: '/import/sources/$source',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('../features/imports/index.ts'), 'SourceScreen'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'SettingsScreen'),
});

const routeTree = root.addChildren([
  home,
  welcome,
  ...[partners, partner, partnerHistory],
  ...[qbrs, qbr],
  ...[imports, importNew, importPlan, importRun, importSource],
  settings,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingComponent: RoutePending,
  defaultErrorComponent: RouteFailure,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
