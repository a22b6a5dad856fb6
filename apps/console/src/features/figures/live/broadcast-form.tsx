import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy, versionedOf } from '@/api-client';
import { FormDialog, OfficeTimePicker, useTell, useWords } from '@/ui';
import { AccountSelect } from '../parts/account-select';
import { broadcastsKey } from './use-broadcasts';
import type { Broadcast } from './use-broadcasts';
import { draftOf, figureNames, wishOf } from './broadcast-draft';
import type { BroadcastDraft } from './broadcast-draft';

/** What is written down of a broadcast. Figures as they stood on the platform; empty is not known. */
export function BroadcastForm({
  unitId,
  broadcast,
  onClose,
}: {
  unitId: string;
  broadcast?: Broadcast;
  onClose: () => void;
}) {
  const say = useWords('figures');
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const [form] = Form.useForm<BroadcastDraft>();
  const isCounted = Form.useWatch('isCountedOnSite', form) ?? broadcast?.isCountedOnSite;
  const save = async (draft: BroadcastDraft) => {
    const body = wishOf(draft, broadcast);
    if (broadcast) {
      const params = { path: { id: broadcast.id } };
      const { etag } = await versionedOf(api.GET('/api/v1/live-broadcasts/{id}', { params }));
      await api.PATCH('/api/v1/live-broadcasts/{id}', { params, body, headers: ifMatch(etag) });
    } else {
      await api.POST('/api/v1/live-broadcasts', {
        body: { ...body, organizationId: unitId },
        headers: onceBy(key),
      });
    }
    tell.done(say('live.saved'));
    await queries.invalidateQueries({ queryKey: broadcastsKey });
  };
  return (
    <FormDialog<BroadcastDraft>
      title={say(broadcast ? 'live.change' : 'live.add')}
      form={form}
      initialValues={draftOf(broadcast)}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="title" label={say('live.title')} rules={[{ required: true, max: 200 }]}>
        <Input />
      </Form.Item>
      <div className="typed-fields is-wide">
        <Form.Item name="channelAccountId" label={say('live.account')} extra={say('live.account_why')}>
          <AccountSelect />
        </Form.Item>
        <Form.Item name="place" label={say('live.place')} rules={[{ required: true, max: 60 }]}>
          <Input placeholder={say('live.place_example')} />
        </Form.Item>
        <Form.Item name="startedAt" label={say('live.started')} rules={[{ required: true }]}>
          <OfficeTimePicker />
        </Form.Item>
        <Form.Item name="minutes" label={say('live.length_minutes')}>
          <InputNumber min={1} max={525_600} />
        </Form.Item>
      </div>
      <Form.Item name="isCountedOnSite" valuePropName="checked" extra={say('live.counted_why')}>
        <Checkbox>{say('live.counted_here')}</Checkbox>
      </Form.Item>
      <p className="figures-quiet">{say('typed.how')}</p>
      <div className="typed-fields">
        {figureNames
          .filter((name) => !isCounted || name === 'comments')
          .map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={say(`live.figure.${name}`)}
              tooltip={say(`live.meaning.${name}`)}
            >
              <Input maxLength={40} />
            </Form.Item>
          ))}
      </div>
    </FormDialog>
  );
}
