import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Problem, api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { FormDialog, useWords } from '@/ui';
import { useClosedBulletins } from './use-pay-lists';

type Values = Omit<Shape<'PreparePayListRequest'>, 'organizationId'>;

/** A new list, or the title and bulletins of a draft. */
export function PayListDialog({
  unitId,
  current,
  onClose,
}: {
  unitId: string;
  current?: Versioned<Shape<'PayListResponse'>>;
  onClose: () => void;
}) {
  const say = useWords('honours');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const bulletins = useClosedBulletins(unitId);
  const save = async (values: Values) => {
    try {
      const { id } = await send(values);
      await queries.invalidateQueries({ queryKey: ['pay-lists'] });
      void navigate(`/submissions/pay/${id}`);
    } catch (error) {
      throw atBulletins(error);
    }
  };
  const send = (values: Values) =>
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
      initialValues={current?.body ?? { bulletinIds: [] }}
      save={save}
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

/** What is wrong with one of the bulletins stands at the field of them all. */
function atBulletins(error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  const errors = error.faults.map((fault) => ({ ...fault, path: fault.path.replace(/\.\d+$/, '') }));
  return new Problem(error.status, { ...error.body, errors });
}
