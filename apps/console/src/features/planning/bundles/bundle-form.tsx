import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { UnitSelect, useCurrentUnit } from '@/features/organizations';
import { ContentsSelect } from '@/features/publications';
import { OfficeTimePicker, useTell, useWords } from '@/ui';
import type { Bundle } from './bundle-states';

type Values = Shape<'CreateReleaseBundleRequest'>;

/** Which items, and what becomes of the others when one fails. */
export function BundleForm({ seen, onClose }: { seen: Versioned<Bundle> | null; onClose: () => void }) {
  const say = useWords('planning');
  const tell = useTell();
  const queries = useQueryClient();
  const { unitId } = useCurrentUnit();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const [isBusy, setBusy] = useState(false);
  const organizationId = Form.useWatch('organizationId', form) ?? unitId;
  const save = async ({ organizationId: unit, ...body }: Values) => {
    setBusy(true);
    try {
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
      await queries.invalidateQueries({ queryKey: ['release-bundles'] });
      tell.done(say('saved'));
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setBusy(false);
    }
  };
  const required = [{ required: true, message: say('required') }];
  return (
    <Modal
      open
      title={say(seen ? 'bundles.change' : 'bundles.add')}
      okText={say('save')}
      cancelText={say('back')}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={(values) => void save(values)}
        initialValues={
          seen
            ? { ...seen.body, contentIds: seen.body.items.map(({ contentId }) => contentId) }
            : { organizationId: unitId, onFailure: 'hold' }
        }
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
      </Form>
    </Modal>
  );
}
