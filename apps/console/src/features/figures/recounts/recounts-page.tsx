import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { ContentTitle } from './content-title';
import { OrderDialog } from './order-dialog';
import { RecountState } from './recount-state';
import { useRecounts } from './use-recounts';
import type { RecountSummary } from './use-recounts';

/** Where somebody doubts a figure: what was counted anew, and what came of it. */
export default function RecountsPage() {
  const say = useWords('figures');
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const contentId = params.get('contentId');
  const content = useQuery({
    queryKey: ['figures', 'title', contentId],
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}', { params: { path: { id: contentId! } } })),
    enabled: contentId !== null,
  });
  const [isOrdering, setOrdering] = useState(contentId !== null);
  const close = () => {
    setOrdering(false);
    setParams({}, { replace: true });
  };
  const order = can('figure.record') && (
    <Button type="primary" onClick={() => setOrdering(true)}>
      {say('recount.order')}
    </Button>
  );
  return (
    <FiguresPage
      part="overview"
      lead={
        <>
          {say('recount.title')} · <Link to="/figures">{say('recount.back_to_overview')}</Link>
        </>
      }
      actions={order}
    >
      <div className="figures-grid">
        <Alert type="info" showIcon title={say('recount.why')} description={say('recount.why_more')} />
        <Card title={say('recount.list')}>
          <CursorTable
            label={say('recount.list')}
            pages={useRecounts()}
            columns={useColumns()}
            rowHeight={64}
            empty={<EmptyState text={say('recount.empty')}>{order}</EmptyState>}
          />
        </Card>
      </div>
      {isOrdering && !content.isLoading && <OrderDialog content={content.data} onClose={close} />}
    </FiguresPage>
  );
}

function useColumns(): Column<RecountSummary>[] {
  const say = useWords('figures');
  const unitName = useUnitName();
  return [
    {
      key: 'of',
      title: say('recount.of'),
      track: 'minmax(180px, 3fr)',
      render: ({ id, contentId, organizationId }) => (
        <Link to={`/figures/recounts/${id}`}>
          {contentId ? <ContentTitle id={contentId} /> : say('of_unit', { name: unitName(organizationId) })}
        </Link>
      ),
    },
    {
      key: 'days',
      title: say('period.days'),
      track: '210px',
      render: ({ from, to }) => say('indices.days', { from, to }),
    },
    {
      key: 'state',
      title: say('import.state_label'),
      track: '160px',
      render: (recount) => <RecountState of={recount} />,
    },
    {
      key: 'at',
      title: say('import.sent'),
      track: '130px',
      render: ({ createdAt }) => <Moment at={createdAt} />,
    },
  ];
}
