import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { momentText, Panel, ProblemNotice, useWords } from '@/ui';

const DocumentChanges = lazy(() =>
  import('@/features/differences').then((part) => ({ default: part.DocumentChanges })),
);

/** Which version of an item readers have before them on which channel, and in what the item differs from it now. */
export function LiveNow({ contentId }: { contentId: string }) {
  const say = useWords('contents');
  const live = useQuery({
    queryKey: ['contents', contentId, 'live'],
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}/live', { params: { path: { id: contentId } } })),
  });
  // What was never out is told by the list of its publications.
  if (live.isPending || live.data?.live.length === 0) return null;
  return (
    <Panel title={say('live.title')}>
      {live.isError && <ProblemNotice error={live.error} onRetry={() => void live.refetch()} />}
      {live.data?.live.map((one) => (
        <LiveRevision key={one.revision.id} live={one} />
      ))}
    </Panel>
  );
}

function LiveRevision({ live }: { live: Shape<'LiveRevisionResponse'> }) {
  const say = useWords('contents');
  const [isOpen, setOpen] = useState(false);
  const { revision, channels, isDraft, changes } = live;
  const isSame = isDraft || changes.length === 0;
  return (
    <div>
      <p>
        <strong>
          {say('live.revision', { number: revision.number, at: momentText(revision.createdAt) })}
        </strong>{' '}
        {channels.map(({ publicationId, channelAccountName, url }) => (
          <Tag key={publicationId}>
            {url ? (
              <a
                href={url}
                target="_blank"
                rel="noopener noreferrer"
                aria-label={say('live.see', { name: channelAccountName })}
              >
                {channelAccountName}
              </a>
            ) : (
              channelAccountName
            )}
          </Tag>
        ))}
      </p>
      <p>
        {say(isSame ? 'live.same' : 'live.differs')}{' '}
        {!isSame && (
          <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say(isOpen ? 'live.hide' : 'live.show')}
          </Button>
        )}
      </p>
      {isOpen && (
        <Suspense fallback={<Skeleton active />}>
          <DocumentChanges changes={changes} />
        </Suspense>
      )}
    </div>
  );
}
