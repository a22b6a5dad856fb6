import { Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Versioned } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import { PurgeFields } from './purge-fields';
import { useForgetWebhooks } from './use-webhooks';
import type { Webhook, WebhookWithSecret } from './use-webhooks';
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
  onMade?: (webhook: WebhookWithSecret) => void;
  onClose: () => void;
}) {
  const say = useWords('webhooks');
  const tell = useTell();
  const forget = useForgetWebhooks();
  const [form] = Form.useForm<WebhookValues>();
  const [key] = useState(newKey);
  const kind = Form.useWatch('kind', form) ?? seen?.body.kind ?? 'events';
  const save = async (values: WebhookValues) => {
    const told = { ...values, kind };
    const body = bodyOfValues(told, seen?.body ?? null);
    if (seen) {
      await api.PATCH('/api/v1/webhooks/{id}', {
        params: { path: { id: seen.body.id } },
        headers: ifMatch(seen.etag),
        body,
      });
      tell.done(say('saved'));
    } else {
      const made = await bodyOf(
        api.POST('/api/v1/webhooks', {
          headers: onceBy(key),
          body: { ...body, kind, organizationId: unitId },
        }),
      );
      onMade?.(made);
    }
    await forget();
  };
  const header = seen?.body.purge?.headerName;
  const initialValues = seen
    ? { ...seen.body, purge: seen.body.purge && { shape: seen.body.purge.shape, header: { name: header } } }
    : { kind: 'events', includeDescendants: true, events: events.slice(0, 3), purge: { shape: 'urls' } };
  return (
    <FormDialog<WebhookValues>
      title={say(seen ? 'change_title' : 'add')}
      form={form}
      width={600}
      initialValues={initialValues}
      save={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={100} placeholder={say('name_example')} autoFocus />
      </Form.Item>
      {!seen && (
        <Form.Item name="kind" label={say('kind')}>
          <Radio.Group
            vertical
            options={(['events', 'purge'] as const).map((value) => ({
              value,
              label: say(`kinds_text.${value}`),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="url"
        label={say('url')}
        extra={say('url_help')}
        rules={[{ required: true, message: say('needed') }]}
      >
        <Input maxLength={2000} placeholder="https://" autoComplete="off" />
      </Form.Item>
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
    </FormDialog>
  );
}
