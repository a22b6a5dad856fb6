import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useChannels } from '@/features/channels';
import { ColumnSelect } from '@/features/columns';
import { PersonSelect, UnitSelect, useCurrentUnit } from '@/features/organizations';
import { useMe } from '@/features/sessions';
import { FormDialog, useAct, useWords } from '@/ui';
import { DayPicker } from '../day-picker';
import { CampaignSelect } from '../campaigns/campaign-select';
import { typeChoices } from '../type-choices';
import type { Idea } from './idea-states';

type Values = Shape<'ProposeStoryIdeaRequest'>;

/** A new idea, or a change of one. */
export function IdeaForm({ seen: seenNow, onClose }: { seen: Versioned<Idea> | null; onClose: () => void }) {
  // What the form began with, also while others change the idea: nothing of theirs is overwritten unseen.
  const [seen] = useState(seenNow);
  const say = useWords('planning');
  const me = useMe();
  const { unitId } = useCurrentUnit();
  const { channels } = useChannels();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const organizationId = Form.useWatch('organizationId', form) ?? seen?.body.organizationId ?? unitId;
  const save = useAct(
    async ({ organizationId: unit, ...body }: Values) => {
      if (seen)
        await api.PATCH('/api/v1/story-ideas/{id}', {
          params: { path: { id: seen.body.id } },
          headers: ifMatch(seen.etag),
          body,
        });
      else
        await api.POST('/api/v1/story-ideas', {
          headers: onceBy(key),
          body: { ...body, organizationId: unit },
        });
    },
    { touches: [['story-ideas'], ['calendar']], done: say('saved') },
  );
  const required = [{ required: true, message: say('required') }];
  return (
    <FormDialog<Values>
      title={say(seen ? 'ideas.change' : 'ideas.propose')}
      form={form}
      initialValues={
        seen?.body ?? {
          organizationId: unitId,
          ownerId: me.id,
          types: ['article'],
          channels: [],
          summary: '',
        }
      }
      save={save.attempt}
      onClose={onClose}
    >
      <Form.Item name="title" label={say('ideas.subject')} rules={required}>
        <Input maxLength={120} showCount />
      </Form.Item>
      <Form.Item name="summary" label={say('ideas.summary')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="organizationId" label={say('unit')} rules={required}>
        <UnitSelect disabled={seen !== null} />
      </Form.Item>
      <Form.Item name="ownerId" label={say('ideas.owner')} rules={required}>
        <PersonSelect
          below={organizationId}
          known={
            seen ? { id: seen.body.ownerId, name: seen.body.ownerName } : { id: me.id, name: me.displayName }
          }
        />
      </Form.Item>
      <Form.Item name="dueOn" label={say('ideas.due')} rules={required}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="columnId" label={say('column')}>
        <ColumnSelect unitId={organizationId} isOwnOnly placeholder={say('no_column')} />
      </Form.Item>
      <Form.Item name="campaignId" label={say('ideas.campaign')}>
        <CampaignSelect organizationId={organizationId} />
      </Form.Item>
      <Form.Item name="types" label={say('ideas.types')}>
        <Select mode="multiple" options={typeChoices(say)} />
      </Form.Item>
      <Form.Item name="channels" label={say('ideas.channels')}>
        <Select
          mode="multiple"
          options={channels.map(({ platform, name }) => ({ value: platform, label: name }))}
        />
      </Form.Item>
      <Form.Item name="source" label={say('ideas.source')} extra={say('ideas.source_extra')}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
