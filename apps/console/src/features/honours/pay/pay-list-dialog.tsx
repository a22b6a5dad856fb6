import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import { useClosedBulletins } from './use-pay-lists';

type Values = Omit<Shape<'PreparePayListRequest'>, 'organizationId'>;

/** A new list, or the title and bulletins of a draft. */
export function PayListDialog({
  unitId,
  current: currentNow,
  onClose,
}: {
  unitId: string;
  current?: Versioned<Shape<'PayListResponse'>>;
  onClose: () => void;
}) {
  // What the form began with, also while others change it: nothing of theirs is overwritten unseen.
  const [current] = useState(currentNow);
  const say = useWords('honours');
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const bulletins = useClosedBulletins(unitId);
  const save = useAct(
    (values: Values) =>
      bodyOf(
        current
          ? api.PATCH('/api/v1/pay-lists/{id}', {
              params: { path: { id: current.body.id } },
              headers: ifMatch(current.etag),
              body: values,
            })
          : api.POST('/api/v1/pay-lists', {
              headers: onceBy(key),
              body: { ...values, organizationId: unitId },
            }),
      ).then(({ id }) => navigate(`/submissions/pay/${id}`)),
    { touches: [['pay-lists']], done: say('pay.saved') },
  );
  const nameTitle = (ids: string[]) => {
    const first = bulletins.data?.find(({ id }) => id === ids[0]);
    if (first && !current && !form.isFieldTouched('title'))
      form.setFieldValue('title', say('pay.title_default', { title: first.title }));
  };
  return (
    <FormDialog<Values>
      title={say(current ? 'pay.change' : 'pay.prepare')}
      form={form}
      initialValues={{ title: current?.body.title, bulletinIds: current?.body.bulletinIds ?? [] }}
      save={save.attempt}
      onClose={onClose}
    >
      <p>{say('pay.prepare_told')}</p>
      <Form.Item name="bulletinIds" label={say('pay.bulletins')} extra={say('pay.bulletins_hint')}>
        <Select
          mode="multiple"
          loading={bulletins.isPending}
          notFoundContent={say('pay.no_bulletins')}
          onChange={nameTitle}
          options={bulletins.data?.map(({ id, title, startsOn, endsOn }) => ({
            value: id,
            label: say('pay.bulletin', { title, from: startsOn, to: endsOn }),
          }))}
        />
      </Form.Item>
      <Form.Item name="title" label={say('title_label')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
