import { Suspense, lazy, useEffect, useState } from 'react';
import { NoConnection, SignedOut, refreshSession } from '@/api-client';
import { AwayNotice } from './away-notice';

const SignInPage = lazy(() => import('@/features/sessions/sign-in-page'));
const Console = lazy(() => import('./console'));

type State = 'asking' | 'signed-out' | 'signed-in' | 'away';

/** Who comes back is let in by the cookie of their session; who has none signs in first. */
export function Gate() {
  const [state, setState] = useState<State>('asking');
  useEffect(() => {
    if (state === 'asking') void askWho().then(setState);
  }, [state]);
  if (state === 'asking') return null;
  if (state === 'away') return <AwayNotice onRetry={() => setState('asking')} />;
  return (
    <Suspense fallback={null}>
      {state === 'signed-out' ? <SignInPage onSignedIn={() => setState('signed-in')} /> : <Console />}
    </Suspense>
  );
}

async function askWho(): Promise<State> {
  try {
    await refreshSession();
    return 'signed-in';
  } catch (error) {
    if (error instanceof NoConnection) return 'away';
    if (error instanceof SignedOut) return 'signed-out';
    return 'signed-out';
  }
}
