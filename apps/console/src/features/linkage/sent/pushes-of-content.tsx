import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnits } from '@/features/organizations';
import { EmptyState, Moment, Panel, ProblemNotice, useCursorPages, useWords } from '@/ui';
import type { Push } from '../shapes';
import { useMay } from '../use-may';
import { PushCounts } from './push-counts';
import { PushDialog } from './push-dialog';
import '../words';
import '../linkage.css';

type Content = Pick<Shape<'ContentResponse'>, 'id' | 'organizationId' | 'state' | 'origin'>;

const finished = new Set<Shape<'ContentResponse'>['state']>(['approved', 'published']);

/** On the page of an item: whose it was, to whom it was handed down, and doing so. */
export function PushesOfContent({ content }: { content: Content }) {
  const { mayPush } = useMay();
  return (
    <div className="panels">
      {content.origin && <OriginPanel origin={content.origin} />}
      {mayPush(content.organizationId) && <PushesPanel content={content} />}
    </div>
  );
}

function OriginPanel({ origin }: { origin: NonNullable<Content['origin']> }) {
  const say = useWords('linkage');
  return (
    <Panel title={say('origin.title')}>
      {origin.state === 'current' ? (
        <p>{say('origin.of', { name: origin.organizationName })}</p>
      ) : (
        <Alert
          type="warning"
          showIcon
          title={say(`origin.${origin.state}`, { name: origin.organizationName })}
          description={say(`origin.${origin.state}_taken`)}
        />
      )}
    </Panel>
  );
}

function PushesPanel({ content: { id, organizationId, state } }: { content: Content }) {
  const say = useWords('linkage');
  const { units } = useUnits();
  const [isPushing, setPushing] = useState(false);
  const pages = useCursorPages<Push>(['linkage', 'of-content', id], (cursor) =>
    bodyOf(
      api.GET('/api/v1/contents/{id}/pushes', {
        params: { path: { id }, query: { cursor, limit: 20 } },
      }),
    ),
  );
  const hasUnitsBelow = units.some(({ parentId }) => parentId === organizationId);
  const push = hasUnitsBelow && finished.has(state) && (
    <Button type="primary" onClick={() => setPushing(true)}>
      {say('push.title')}
    </Button>
  );
  const none = finished.has(state) ? (hasUnitsBelow ? 'none' : 'no_units') : 'not_yet';
  return (
    <Panel title={say('push.of_item')} extra={pages.items.length > 0 && push}>
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && pages.items.length === 0 && (
        <EmptyState text={say(`push.${none}`)}>{push}</EmptyState>
      )}
      <ul className="linkage-lines">
        {pages.items.map((one) => (
          <li key={one.id}>
            <Link to={`/contents/linkage/sent/${one.id}`}>
              <Moment at={one.createdAt} />
            </Link>
            <PushCounts push={one} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && <Button onClick={() => void pages.fetchNextPage()}>{say('push.older')}</Button>}
      {isPushing && <PushDialog contentId={id} unitId={organizationId} onClose={() => setPushing(false)} />}
    </Panel>
  );
}
