import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useEffect } from 'react';
import { api, bodyOf } from '@/api-client';
import { ProblemNotice, useWords } from '@/ui';
import type { Asset } from '../use-asset';

/** How far a change of many is, and which of them were refused. */
export function JobProgress({
  jobId,
  assets,
  onClose,
}: {
  jobId: string;
  assets: readonly Asset[];
  onClose: () => void;
}) {
  const say = useWords('assets');
  const queries = useQueryClient();
  const params = { path: { id: jobId } };
  const job = useQuery({
    queryKey: ['asset-jobs', jobId],
    queryFn: () => bodyOf(api.GET('/api/v1/asset-jobs/{id}', { params })),
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : 1_000),
  });
  const isDone = job.data?.state === 'done';
  const faults = useQuery({
    queryKey: ['asset-jobs', jobId, 'faults'],
    queryFn: () => bodyOf(api.GET('/api/v1/asset-jobs/{id}/faults', { params })),
    enabled: isDone && (job.data?.failed ?? 0) > 0,
  });
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: ['assets'] });
  }, [isDone, queries]);
  if (job.isError) return <ProblemNotice error={job.error} onRetry={() => void job.refetch()} />;
  const { total, done, failed } = job.data ?? { total: 1, done: 0, failed: 0 };
  const nameOf = (id: string) => assets.find((asset) => asset.id === id)?.fileName ?? say('bulk.an_asset');
  return (
    <Alert
      className="bulk-job"
      type={isDone ? (failed > 0 ? 'warning' : 'success') : 'info'}
      title={
        isDone ? (
          say(failed > 0 ? 'bulk.done_partly' : 'bulk.done', { done, failed })
        ) : (
          <>
            {say('bulk.working', { done: done + failed, total })}
            <Progress
              percent={Math.floor(((done + failed) / Math.max(total, 1)) * 100)}
              aria-label={say('bulk.title')}
            />
          </>
        )
      }
      description={
        faults.data && (
          <ul className="bulk-faults">
            {faults.data.items.map(({ assetId, message }) => (
              <li key={assetId}>{say('bulk.fault', { name: nameOf(assetId), why: message })}</li>
            ))}
          </ul>
        )
      }
      action={isDone && <Button onClick={onClose}>{say('bulk.close')}</Button>}
    />
  );
}
