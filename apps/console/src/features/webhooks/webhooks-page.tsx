import { useCurrentUnit } from '@/features/organizations';
import { ReceiversPage } from '@/features/receivers';
import { useWords } from '@/ui';
import { useWebhooks } from './use-webhooks';
import type { Webhook } from './use-webhooks';
import { WebhookDialog } from './webhook-dialog';

/** Systems that are told what readers see anew. */
export function WebhooksPage() {
  const say = useWords('webhooks');
  const { unitId } = useCurrentUnit();
  return (
    <ReceiversPage<Webhook>
      say={say}
      noun="webhooks"
      needs="webhook.manage"
      pages={useWebhooks(unitId)}
      what={{
        key: 'kind',
        title: say('kind'),
        track: '130px',
        render: ({ kind }) => say(`kinds.${kind}`),
      }}
      dialogOf={(onMade, onClose) => (
        <WebhookDialog seen={null} unitId={unitId} onMade={onMade} onClose={onClose} />
      )}
    />
  );
}
