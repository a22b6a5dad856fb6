import { createBrowserRouter } from 'react-router-dom';
import { ChangePassword } from '@/features/sessions';
import { BrokenPage } from './broken-page';
import { Frame } from './frame';
import { GuardedSection } from './guarded-section';
import { NotFound } from './not-found';
import { sections } from './sections';

/** Each section is loaded when it is opened; within it, its own folder knows the addresses. */
export const router = createBrowserRouter(
  [
    {
      path: '/',
      element: <Frame />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: <></>,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            ...sections.map(({ path, needs, load }) => ({
              ...(path === '' ? { index: true } : { path: `${path}/*` }),
              lazy: async () => {
                const { default: Section } = await load();
                return {
                  element: (
                    <GuardedSection needs={needs}>
                      <Section />
                    </GuardedSection>
                  ),
                };
              },
            })),
            {
              path: 'notices',
              lazy: async () => ({ Component: (await import('@/features/notices')).default }),
            },
            {
              path: 'first-run',
              lazy: async () => ({ Component: (await import('@/features/first-run')).default }),
            },
            { path: 'password', element: <ChangePassword /> },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);
