import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { NoConnection, SignedOut } from '@/api-client';
import { sayIsSignedOut } from '@/features/sessions';

/** What is asked again without being told: what nobody answered. What was refused stays refused. */
const isWorthRepeating = (times: number, error: Error) => error instanceof NoConnection && times < 3;

const noticeSignedOut = (error: Error) => {
  if (error instanceof SignedOut) sayIsSignedOut(true);
};

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: { queries: { staleTime: 15_000, retry: isWorthRepeating } },
});
