import { Button } from 'antd';
import { useState } from 'react';
import { RecordPanel, useAnswerText } from '@/features/receivers';
import { Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import { MessageDrawer } from './message-drawer';
import { MessageStateTag } from './message-state-tag';
import { useMessages } from './use-webhooks';
import type { Message, MessageState, Webhook } from './use-webhooks';

const states = ['all', 'pending', 'sent', 'failed'] as const;

/** What it was told, newest first, and what became of it. */
export function MessageList({ webhook }: { webhook: Webhook }) {
  const say = useWords('webhooks');
  const [filter, setFilter] = useState<MessageState | 'all'>('all');
  const [shownId, setShownId] = useState<string | null>(null);
  const pages = useMessages(webhook.id, filter === 'all' ? undefined : filter);
  const shown = pages.items.find(({ id }) => id === shownId);
  return (
    <>
      <RecordPanel<Message, MessageState>
        say={say}
        states={states}
        state={filter}
        onState={setFilter}
        pages={pages}
        columns={useColumns(setShownId)}
      />
      {shown && <MessageDrawer webhookId={webhook.id} message={shown} onClose={() => setShownId(null)} />}
    </>
  );
}

function useColumns(onShow: (id: string) => void): Column<Message>[] {
  const say = useWords('webhooks');
  const answerText = useAnswerText();
  return [
    { key: 'number', title: say('number'), track: '72px', render: ({ sequence }) => sequence },
    {
      key: 'what',
      title: say('what'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ type }) => say(`event.${type.replace('.', '_')}`),
    },
    { key: 'when', title: say('when'), track: '120px', render: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      key: 'state',
      title: say('state'),
      track: '100px',
      render: ({ state }) => <MessageStateTag state={state} />,
    },
    {
      key: 'answer',
      title: say('answered'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ attempts: [last] }) => (last ? answerText(last) : say('not_sent')),
    },
    {
      key: 'act',
      title: say('act'),
      track: '90px',
      render: ({ id, sequence }) => (
        <Button aria-label={say('look_of', { number: sequence })} onClick={() => onShow(id)}>
          {say('look')}
        </Button>
      ),
    },
  ];
}
