import { Checkbox, Form, Radio } from 'antd';
import { api, bodyOf, ifMatch, onceBy } from '@/api-client';
import type { Versioned } from '@/api-client';
import { ReceiverDialog } from '@/features/receivers';
import type { MadeReceiver } from '@/features/receivers';
import { useWords } from '@/ui';
import { PurgeFields } from './purge-fields';
import type { Webhook } from './use-webhooks';
import { bodyOfValues, events } from './webhook-values';
import type { WebhookValues } from './webhook-values';

/** A new webhook of a unit, or changes of one. */
export function WebhookDialog({
  seen,
  unitId,
  onMade,
  onClose,
}: {
  seen: Versioned<Webhook> | null;
  unitId: string;
  /** Gets the key of a new one, which is told this once. */
  onMade?: (made: MadeReceiver) => void;
  onClose: () => void;
}) {
  const say = useWords('webhooks');
  const [form] = Form.useForm<WebhookValues>();
  const kind = Form.useWatch('kind', form) ?? seen?.body.kind ?? 'events';
  const bodyOfForm = (values: WebhookValues) => bodyOfValues({ ...values, kind }, seen?.body ?? null);
  const header = seen?.body.purge?.headerName;
  const initialValues = seen
    ? { ...seen.body, purge: seen.body.purge && { shape: seen.body.purge.shape, header: { name: header } } }
    : { kind: 'events', includeDescendants: true, events: events.slice(0, 3), purge: { shape: 'urls' } };
  return (
    <ReceiverDialog<WebhookValues>
      say={say}
      noun="webhooks"
      form={form}
      width={600}
      initialValues={initialValues}
      change={
        seen &&
        ((values) =>
          api.PATCH('/api/v1/webhooks/{id}', {
            params: { path: { id: seen.body.id } },
            headers: ifMatch(seen.etag),
            body: bodyOfForm(values),
          }))
      }
      make={(values, key) =>
        bodyOf(
          api.POST('/api/v1/webhooks', {
            headers: onceBy(key),
            body: { ...bodyOfForm(values), kind, organizationId: unitId },
          }),
        )
      }
      onMade={onMade}
      onClose={onClose}
      afterName={
        !seen && (
          <Form.Item name="kind" label={say('kind')}>
            <Radio.Group
              vertical
              options={(['events', 'purge'] as const).map((value) => ({
                value,
                label: say(`kinds_text.${value}`),
              }))}
            />
          </Form.Item>
        )
      }
    >
      {kind === 'events' ? (
        <Form.Item
          name="events"
          label={say('events')}
          rules={[{ required: true, type: 'array', min: 1, message: say('events_needed') }]}
        >
          <Checkbox.Group
            className="webhook-events"
            options={events.map((value) => ({ value, label: say(`event.${value.replace('.', '_')}`) }))}
          />
        </Form.Item>
      ) : (
        <PurgeFields />
      )}
      <Form.Item name="includeDescendants" valuePropName="checked">
        <Checkbox>{say('with_below')}</Checkbox>
      </Form.Item>
    </ReceiverDialog>
  );
}
