import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource-variable/inter/wght.css';
import './app/tokens.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './app/client.ts';
import { listenToBook } from './app/live.ts';
import { router } from './app/routes.tsx';
import { useStore } from './app/store.ts';
import { cssVariables, theme } from './app/theme.ts';
import { bookShut } from './app/trouble.ts';

const TroubleScreen = lazy(async () => {
  const { TroubleScreen: Screen } = await import('./app/trouble-screen.tsx');
  return { default: Screen };
});

/** The app on its book; or, where that cannot be opened, the ways out. */
function Book() {
  if (!useStore(bookShut)) return <RouterProvider router={router} />;
  return (
    <Suspense fallback={null}>
      <TroubleScreen />
    </Suspense>
  );
}

function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications position="bottom-right" />
          <Book />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no place for the app.');
listenToBook();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
