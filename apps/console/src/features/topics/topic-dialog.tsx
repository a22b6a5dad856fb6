import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { PictureField } from '@/features/assets';
import { ConfirmButton, FormDialog, useAct, useTell, useWords } from '@/ui';
import { SectionsField } from './sections-field';
import { toldSections } from './told-sections';
import { topicsKey } from './use-topics';
import type { Topic } from './use-topics';
import './topics.css';

type Values = Omit<Shape<'CreateTopicRequest'>, 'organizationId'>;

/** A new topic of a unit, or changes of one. */
export function TopicDialog({
  seen,
  unitId,
  onClose,
}: {
  seen: Versioned<Topic> | null;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('topics');
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const save = async ({ sections = [], leadText = '', coverAssetId = null, position, ...values }: Values) => {
    const body = {
      ...{ ...values, leadText, coverAssetId, position: position ?? 0 },
      sections: toldSections(sections),
    };
    if (seen)
      await api.PATCH('/api/v1/topics/{id}', {
        params: { path: { id: seen.body.id } },
        headers: ifMatch(seen.etag),
        body,
      });
    else
      await api.POST('/api/v1/topics', { headers: onceBy(key), body: { ...body, organizationId: unitId } });
    await queries.invalidateQueries({ queryKey: topicsKey });
    tell.done(say('saved'));
  };
  const needed = { required: true, whitespace: true, message: say('needed') };
  return (
    <FormDialog<Values>
      title={say(seen ? 'change_title' : 'add')}
      width={720}
      initialValues={seen?.body ?? { state: 'draft', position: 0 }}
      beside={seen && <Remove seen={seen} onDone={onClose} />}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="title" label={say('name')} rules={[needed]}>
        <Input maxLength={60} placeholder={say('name_example')} autoFocus />
      </Form.Item>
      <Form.Item
        name="slug"
        label={say('slug')}
        extra={say('slug_help')}
        rules={[needed, { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: say('slug_rule') }]}
      >
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="leadText" label={say('lead_text')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="coverAssetId" label={say('cover')}>
        <PictureField unitId={unitId} />
      </Form.Item>
      <SectionsField unitId={unitId} />
      <Form.Item name="position" label={say('position')} extra={say('position_help')}>
        <InputNumber min={0} max={10_000} precision={0} />
      </Form.Item>
      <Form.Item name="state" label={say('state')}>
        <Radio.Group
          vertical
          options={(['draft', 'live'] as const).map((value) => ({
            value,
            label: say(`states_text.${value}`),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

function Remove({ seen, onDone }: { seen: Versioned<Topic>; onDone: () => void }) {
  const say = useWords('topics');
  const { body: topic, etag } = seen;
  const remove = useAct(
    async () => {
      await api.DELETE('/api/v1/topics/{id}', { params: { path: { id: topic.id } }, headers: ifMatch(etag) });
      onDone();
    },
    { touches: [topicsKey], done: say('removed') },
  );
  return (
    <ConfirmButton
      danger
      type="text"
      title={say('remove_question', { title: topic.title })}
      consequence={say('remove_consequence')}
      onConfirm={remove.run}
    >
      {say('remove')}
    </ConfirmButton>
  );
}
