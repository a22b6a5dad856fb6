import { Button, Tag } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import { RecordPanel, useAnswerText } from '@/features/receivers';
import { Moment, useAct, useWords } from '@/ui';
import type { Column } from '@/ui';
import { useDeliveries } from './use-notice-hooks';
import type { Delivery, DeliveryState, NoticeHook } from './use-notice-hooks';

const states = ['all', 'pending', 'sent', 'failed', 'dropped'] as const;
const colours = { pending: 'default', sent: 'success', failed: 'error', dropped: 'default' } as const;

/** What was passed on, newest first, and what became of it. */
export function DeliveryList({ hook }: { hook: NoticeHook }) {
  const say = useWords('notice-hooks');
  const [filter, setFilter] = useState<DeliveryState | 'all'>('all');
  const pages = useDeliveries(hook.id, filter === 'all' ? undefined : filter);
  return (
    <RecordPanel<Delivery, DeliveryState>
      say={say}
      states={states}
      state={filter}
      onState={setFilter}
      pages={pages}
      columns={useColumns(hook.id)}
    />
  );
}

function useColumns(hookId: string): Column<Delivery>[] {
  const say = useWords('notice-hooks');
  const answerText = useAnswerText();
  const again = useAct(
    (deliveryId: string) =>
      api.POST('/api/v1/notice-hooks/{id}/deliveries/{deliveryId}/retry', {
        params: { path: { id: hookId, deliveryId } },
      }),
    { touches: [['notice-hooks', hookId]], done: say('sent_again') },
  );
  return [
    { key: 'what', title: say('what'), track: 'minmax(180px, 2fr)', render: ({ title }) => title },
    { key: 'when', title: say('when'), track: '120px', render: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      key: 'state',
      title: say('state'),
      track: '100px',
      render: ({ state }) => <Tag color={colours[state]}>{say(`record_states.${state}`)}</Tag>,
    },
    {
      key: 'answer',
      title: say('answered'),
      track: 'minmax(120px, 1fr)',
      render: ({ lastProblem, attempts }) =>
        lastProblem === null
          ? say('attempts', { count: attempts })
          : answerText({ status: null, problem: lastProblem }),
    },
    {
      key: 'act',
      title: say('act'),
      track: '110px',
      render: ({ id, title, state }) =>
        state !== 'pending' && (
          <Button
            aria-label={say('send_again_of', { title })}
            loading={again.isBusy}
            onClick={() => void again.run(id)}
          >
            {say('send_again')}
          </Button>
        ),
    },
  ];
}
