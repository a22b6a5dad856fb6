import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Versioned } from '@/api-client';
import { Page, PageProblem } from '@/ui';
import type { Say } from '@/ui';
import type { Receiver } from './receiver';
import { useAnswerText } from './use-answer-text';

/** One receiver: how it stands, what was sent to it, and what can be done with it. */
export function ReceiverPage<One extends Receiver>({
  say,
  asked,
  leadOf,
  dialogOf,
  children,
}: {
  say: Say;
  asked: UseQueryResult<Versioned<One>>;
  leadOf: (receiver: One) => string;
  dialogOf: (seen: Versioned<One>, onClose: () => void) => ReactNode;
  children: (seen: Versioned<One>) => ReactNode;
}) {
  const answerText = useAnswerText();
  const [isChanging, setChanging] = useState(false);
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const { body: receiver } = asked.data;
  const { name, state, pausedBecause } = receiver;
  return (
    <Page
      title={name}
      lead={leadOf(receiver)}
      actions={<Button onClick={() => setChanging(true)}>{say('change')}</Button>}
    >
      {state !== 'active' && (
        <Alert
          type="warning"
          showIcon
          title={say(`stopped.${state}`)}
          description={
            pausedBecause &&
            say('stopped_because', { problem: answerText({ status: null, problem: pausedBecause }) })
          }
          style={{ marginBottom: 16 }}
        />
      )}
      <div className="panels">{children(asked.data)}</div>
      {isChanging && dialogOf(asked.data, () => setChanging(false))}
    </Page>
  );
}
