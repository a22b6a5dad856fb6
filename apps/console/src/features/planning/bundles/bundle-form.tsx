import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { UnitSelect, useCurrentUnit } from '@/features/organizations';
import { ContentsSelect } from '@/features/publications';
import { FormDialog, OfficeTimePicker, useAct, useWords } from '@/ui';
import type { Bundle } from './bundle-states';

type Values = Shape<'CreateReleaseBundleRequest'>;

/** Which items, and what becomes of the others when one fails. */
export function BundleForm({
  seen: seenNow,
  onClose,
}: {
  seen: Versioned<Bundle> | null;
  onClose: () => void;
}) {
  // What the form began with, also while others change the bundle: nothing of theirs is overwritten unseen.
  const [seen] = useState(seenNow);
  const say = useWords('planning');
  const { unitId } = useCurrentUnit();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const organizationId = Form.useWatch('organizationId', form) ?? unitId;
  const save = useAct(
    async ({ organizationId: unit, ...body }: Values) => {
      if (seen)
        await api.PATCH('/api/v1/release-bundles/{id}', {
          params: { path: { id: seen.body.id } },
          headers: ifMatch(seen.etag),
          body,
        });
      else
        await api.POST('/api/v1/release-bundles', {
          headers: onceBy(key),
          body: { ...body, organizationId: unit },
        });
    },
    { touches: [['release-bundles']], done: say('saved') },
  );
  const required = [{ required: true, message: say('required') }];
  return (
    <FormDialog<Values>
      title={say(seen ? 'bundles.change' : 'bundles.add')}
      form={form}
      initialValues={
        seen
          ? { ...seen.body, contentIds: seen.body.items.map(({ contentId }) => contentId) }
          : { organizationId: unitId, onFailure: 'hold' }
      }
      save={save.attempt}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('bundles.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="organizationId" label={say('unit')} rules={required}>
        <UnitSelect disabled={seen !== null} />
      </Form.Item>
      <Form.Item
        name="contentIds"
        label={say('bundles.items')}
        extra={say('bundles.items_extra')}
        rules={required}
      >
        <ContentsSelect
          organizationId={organizationId}
          label={say('bundles.items')}
          known={seen?.body.items.map(({ contentId, title }) => ({ id: contentId, title }))}
        />
      </Form.Item>
      <Form.Item name="onFailure" label={say('bundles.on_failure')}>
        <Radio.Group
          options={(['hold', 'go_on'] as const).map((value) => ({
            value,
            label: say(`bundle_rule.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="scheduledAt" label={say('bundles.hour')}>
        <OfficeTimePicker isFutureOnly />
      </Form.Item>
    </FormDialog>
  );
}
