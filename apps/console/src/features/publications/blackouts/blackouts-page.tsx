import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, Page, ProblemNotice, useCursorPages, useTell, useWords } from '@/ui';
import { BlackoutCard } from './blackout-card';
import { BlackoutForm } from './blackout-form';
import type { BlackoutWindow } from './blackout-times';
import '../one/publication-page.css';
import './blackouts.css';

/** Times of silence: which, why, who ordered them, what waits because of them. */
export default function BlackoutsPage() {
  const say = useWords('publications');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const [edited, setEdited] = useState<Versioned<BlackoutWindow> | 'new' | null>(null);
  const pages = useCursorPages(['blackout-windows', unitId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/blackout-windows', {
        params: { query: { organizationId: unitId, limit: 30, cursor } },
      }),
    ),
  );
  const tell = useTell();
  const edit = async (id: string) => {
    try {
      setEdited(await versionedOf(api.GET('/api/v1/blackout-windows/{id}', { params: { path: { id } } })));
    } catch (error) {
      tell.problem(error);
    }
  };
  const isManager = can('blackout_window.manage');
  const add = isManager && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {say('blackouts.add')}
    </Button>
  );
  return (
    <Page title={say('blackouts.title')} lead={say('blackouts.lead')} actions={add}>
      {!isManager && <Alert type="info" showIcon title={say('blackouts.who_can')} />}
      {pages.isPending && <Skeleton active />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && pages.items.length === 0 && (
        <EmptyState text={say('blackouts.none')}>{add}</EmptyState>
      )}
      <ul className="blackouts">
        {pages.items.map((window) => (
          <li key={window.id}>
            <BlackoutCard window={window} onEdit={isManager ? () => void edit(window.id) : undefined} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button onClick={() => void pages.fetchNextPage()}>{say('of_content.older')}</Button>
      )}
      {edited && <BlackoutForm seen={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
