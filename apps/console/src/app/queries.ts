import { QueryClient } from '@tanstack/react-query';
import { NoConnection } from '@/api-client';

/** What is asked again without being told: what nobody answered. What was refused stays refused. */
const isWorthRepeating = (times: number, error: Error) => error instanceof NoConnection && times < 3;

export const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: isWorthRepeating } },
});
