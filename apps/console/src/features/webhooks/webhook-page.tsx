import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { Page, PageProblem, useWords } from '@/ui';
import { useAnswerText } from './answer-text';
import { MessageList } from './message-list';
import { useWebhook } from './use-webhooks';
import { WebhookActions } from './webhook-actions';
import { WebhookDialog } from './webhook-dialog';
import { WebhookFacts } from './webhook-facts';

/** One webhook: how it stands, what it was told and answered, and what can be done with it. */
export function WebhookPage() {
  const { id = '' } = useParams();
  const say = useWords('webhooks');
  const unitName = useUnitName();
  const answerText = useAnswerText();
  const [isChanging, setChanging] = useState(false);
  const asked = useWebhook(id);
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const { body: webhook } = asked.data;
  return (
    <Page
      title={webhook.name}
      lead={`${say(`kinds.${webhook.kind}`)} · ${unitName(webhook.organizationId)}`}
      actions={<Button onClick={() => setChanging(true)}>{say('change')}</Button>}
    >
      {webhook.state !== 'active' && (
        <Alert
          type="warning"
          showIcon
          title={say(`stopped.${webhook.state}`)}
          description={
            webhook.pausedBecause &&
            say('stopped_because', {
              problem: answerText({ status: null, problem: webhook.pausedBecause }),
            })
          }
          style={{ marginBottom: 16 }}
        />
      )}
      <div className="panels">
        <WebhookFacts webhook={webhook} />
        <WebhookActions seen={asked.data} />
        <MessageList webhook={webhook} />
      </div>
      {isChanging && (
        <WebhookDialog seen={asked.data} unitId={webhook.organizationId} onClose={() => setChanging(false)} />
      )}
    </Page>
  );
}
