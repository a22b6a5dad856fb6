import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNotice } from '@/ui';

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** What was asked for, once it is there; until then that it comes, or why not and a way on. */
export function Answer<Data>({
  asked,
  rows = 4,
  children,
}: {
  asked: Asked<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (asked.isPending) return <Skeleton active title={false} paragraph={{ rows }} />;
  return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
}
