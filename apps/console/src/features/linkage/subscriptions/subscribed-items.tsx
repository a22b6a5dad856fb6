import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { CursorTable, EmptyState, Moment, Panel, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import type { SubscribedItem, Subscription } from '../shapes';
import { TakeDialog } from '../take/take-dialog';
import { useMay } from '../use-may';

type Row = SubscribedItem & { id: string };

/** What the source published, newest first; each may be taken over once. */
export function SubscribedItems({ subscription }: { subscription: Subscription }) {
  const say = useWords('linkage');
  const { id, subscriberOrganizationId, subscriberName, sourceName } = subscription;
  const mayTake = useMay().mayTake(subscriberOrganizationId);
  const [taken, setTaken] = useState<Row | null>(null);
  const pages = useCursorPages<Row>(['linkage', 'subscriptions', 'items', id], async (cursor) => {
    const page = await bodyOf(
      api.GET('/api/v1/unit-subscriptions/{id}/items', {
        params: { path: { id }, query: { cursor, limit: 50 } },
      }),
    );
    return { ...page, items: page.items.map((item) => ({ ...item, id: item.contentId })) };
  });
  return (
    <Panel title={say('subscription.items')}>
      <CursorTable<Row>
        label={say('subscription.items')}
        pages={pages}
        columns={useColumns(mayTake, setTaken)}
        empty={<EmptyState text={say('subscription.no_items', { name: sourceName })} />}
      />
      {taken && (
        <TakeDialog
          unitId={subscriberOrganizationId}
          title={taken.title}
          told={say('take.told', { name: subscriberName })}
          take={(body) =>
            bodyOf(
              api.POST('/api/v1/unit-subscriptions/{id}/items/{contentId}/take', {
                params: { path: { id, contentId: taken.contentId } },
                body,
              }),
            )
          }
          onClose={() => setTaken(null)}
        />
      )}
    </Panel>
  );
}

function useColumns(mayTake: boolean, onTake: (item: Row) => void): Column<Row>[] {
  const say = useWords('linkage');
  return [
    {
      key: 'title',
      title: say('item'),
      track: 'minmax(180px, 3fr)',
      render: ({ title, summary }) => (
        <>
          <strong>{title}</strong>
          <div className="linkage-quiet">{summary}</div>
        </>
      ),
    },
    {
      key: 'byline',
      title: say('byline'),
      track: 'minmax(90px, 1fr)',
      render: ({ byline }) => byline || '—',
    },
    {
      key: 'published',
      title: say('published_at'),
      track: '110px',
      render: ({ publishedAt }) => <Moment at={publishedAt} />,
    },
    {
      key: 'act',
      title: say('act'),
      track: '140px',
      render: (item) => {
        if (item.takenContentId)
          return <Link to={`/contents/${item.takenContentId}`}>{say('received.open_own')}</Link>;
        return (
          mayTake && (
            <Button aria-label={say('take.act_of', { title: item.title })} onClick={() => onTake(item)}>
              {say('take.act')}
            </Button>
          )
        );
      },
    },
  ];
}
