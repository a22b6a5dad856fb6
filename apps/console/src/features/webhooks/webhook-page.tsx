import { useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { ReceiverPage } from '@/features/receivers';
import { useWords } from '@/ui';
import { MessageList } from './message-list';
import { useWebhook } from './use-webhooks';
import type { Webhook } from './use-webhooks';
import { WebhookActions } from './webhook-actions';
import { WebhookDialog } from './webhook-dialog';
import { WebhookFacts } from './webhook-facts';

/** One webhook: how it stands, what it was told and answered, and what can be done with it. */
export function WebhookPage() {
  const { id = '' } = useParams();
  const say = useWords('webhooks');
  const unitName = useUnitName();
  return (
    <ReceiverPage<Webhook>
      say={say}
      asked={useWebhook(id)}
      leadOf={({ kind, organizationId }) => `${say(`kinds.${kind}`)} · ${unitName(organizationId)}`}
      dialogOf={(seen, onClose) => (
        <WebhookDialog seen={seen} unitId={seen.body.organizationId} onClose={onClose} />
      )}
    >
      {(seen) => (
        <>
          <WebhookFacts webhook={seen.body} />
          <WebhookActions seen={seen} />
          <MessageList webhook={seen.body} />
        </>
      )}
    </ReceiverPage>
  );
}
