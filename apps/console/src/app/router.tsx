import { createBrowserRouter } from 'react-router-dom';
import { ChangePassword } from '@/features/sessions';
import { BrokenPage } from './broken-page';
import { Frame } from './frame';
import { NotFound } from './not-found';
import { OnlyFor } from './only-for';
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
            ...sections.map((section) => ({
              ...(section.path === '' ? { index: true } : { path: `${section.path}/*` }),
              lazy: async () => {
                const { default: Section } = await section.load();
                return {
                  element: (
                    <OnlyFor section={section}>
                      <Section />
                    </OnlyFor>
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
            {
              path: 'help/*',
              lazy: async () => ({ Component: (await import('@/features/manual')).default }),
            },
            {
              path: 'payee',
              lazy: async () => ({ Component: (await import('@/features/honours')).OwnPayeePage }),
            },
            {
              path: 'sending-addresses',
              lazy: async () => ({ Component: (await import('@/features/sending-addresses')).default }),
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
