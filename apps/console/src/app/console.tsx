import { QueryClientProvider } from '@tanstack/react-query';
import { App as Notices } from 'antd';
import { RouterProvider } from 'react-router-dom';
import { onSignedOut } from '@/api-client';
import { sayIsSignedOut } from '@/features/sessions';
import '@/ui';
import './sentences';
import { queries } from './queries';
import { router } from './router';

onSignedOut(() => sayIsSignedOut(true));

/** Everything behind the sign-in. */
export default function Console() {
  return (
    <QueryClientProvider client={queries}>
      <Notices>
        <RouterProvider router={router} />
      </Notices>
    </QueryClientProvider>
  );
}
