import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openApi } from './api/api.ts';
import { problemOf } from './api/problem.ts';
import { ApiProvider } from './api/use-api.ts';
import { startWords } from './i18n.ts';
import { router } from './router.tsx';
import { theme, variables } from './theme.ts';

const api = openApi();
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // What the server refuses it will refuse again; what did not arrive may arrive.
      retry: (count, error) => count < 2 && ['offline', 'server'].includes(problemOf(error).kind),
    },
  },
});

const page = createRoot(document.getElementById('page')!);
void startWords().then(() =>
  page.render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light">
        <QueryClientProvider client={queries}>
          <ApiProvider value={api}>
            <RouterProvider router={router} />
            <Notifications position="bottom-right" limit={3} autoClose={6000} />
          </ApiProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  ),
);
