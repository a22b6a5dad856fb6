import { useQuery } from '@tanstack/react-query';
import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { DocumentChanges } from '@/features/differences';
import { Panel, ProblemNotice, useWords } from '@/ui';

type Side = 'saved' | 'published';

/** In what the unit's own item differs from what was handed down. */
export function Differences({ id }: { id: string }) {
  const say = useWords('linkage');
  const [side, setSide] = useState<Side>('saved');
  const asked = useQuery({
    queryKey: ['linkage', 'received', 'difference', id],
    queryFn: () => bodyOf(api.GET('/api/v1/pushed-items/{id}/difference', { params: { path: { id } } })),
    // Somebody may have written on meanwhile.
    staleTime: 0,
  });
  const { published = null, saved = [] } = asked.data ?? {};
  const changes = (side === 'published' && published) || saved;
  return (
    <Panel
      title={say('difference.title')}
      extra={
        published && (
          <Segmented<Side>
            aria-label={say('difference.which')}
            value={side}
            onChange={setSide}
            options={(['saved', 'published'] as const).map((value) => ({
              value,
              label: say(`difference.${value}`),
            }))}
          />
        )
      }
    >
      {asked.isPending && <Skeleton active />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && changes.length === 0 && <p>{say('difference.none')}</p>}
      {changes.length > 0 && <DocumentChanges changes={changes} />}
    </Panel>
  );
}
