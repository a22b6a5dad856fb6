import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy, versionedOf } from '@/api-client';
import type { Versioned } from '@/api-client';
import { FlowSelect } from '@/features/review-flows';
import { ConfirmButton, FormDialog, ReadFirst, useAct, useWords } from '@/ui';
import type { Column } from './use-columns';

type Values = Pick<Column, 'name' | 'code' | 'parentId' | 'reviewFlowId' | 'position'>;

/** A new column of a unit, or changes to one. */
export function ColumnDialog({
  column,
  organizationId,
  others,
  onClose,
}: {
  column?: Column;
  organizationId: string;
  others: readonly Column[];
  onClose: () => void;
}) {
  const say = useWords('columns');
  const seen = useQuery({
    queryKey: ['columns', column?.id, 'change'],
    queryFn: () => versionedOf(api.GET('/api/v1/columns/{id}', { params: { path: { id: column!.id } } })),
    enabled: column !== undefined,
    gcTime: 0,
  });
  const parents = others.filter((one) => one.organizationId === organizationId && one.id !== column?.id);
  const form = (one?: Versioned<Column>) => (
    <ColumnForm seen={one} organizationId={organizationId} parents={parents} onClose={onClose} />
  );
  if (!column) return form();
  return (
    <ReadFirst title={say('change_title')} read={seen} onClose={onClose}>
      {form}
    </ReadFirst>
  );
}

function ColumnForm({
  seen: seenNow,
  organizationId,
  parents,
  onClose,
}: {
  seen?: Versioned<Column>;
  organizationId: string;
  parents: readonly Column[];
  onClose: () => void;
}) {
  const say = useWords('columns');
  // What the form began with, also while others change the column: nothing of theirs is overwritten unseen.
  const [seen] = useState(seenNow);
  const [key] = useState(newKey);
  const touches = [['columns']];
  const save = useAct(
    async (values: Values) => {
      const body = { ...values, parentId: values.parentId ?? null, position: values.position ?? 0 };
      if (seen)
        await api.PATCH('/api/v1/columns/{id}', {
          params: { path: { id: seen.body.id } },
          headers: ifMatch(seen.etag),
          body,
        });
      else await api.POST('/api/v1/columns', { headers: onceBy(key), body: { ...body, organizationId } });
    },
    { touches, done: say('saved') },
  );
  const remove = useAct(
    async ({ body: { id }, etag }: Versioned<Column>) => {
      await api.DELETE('/api/v1/columns/{id}', { params: { path: { id } }, headers: ifMatch(etag) });
      onClose();
    },
    { touches, done: say('deleted') },
  );
  const { name, code, parentId, reviewFlowId, position } = seen?.body ?? {};
  return (
    <FormDialog<Values>
      title={say(seen ? 'change_title' : 'add')}
      initialValues={{ name, code, parentId, reviewFlowId, position }}
      beside={
        seen && (
          <ConfirmButton
            danger
            type="text"
            title={say('delete_question', { name: seen.body.name })}
            consequence={say('delete_consequence')}
            onConfirm={() => remove.run(seen)}
          >
            {say('delete')}
          </ConfirmButton>
        )
      }
      save={save.attempt}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('name_missing') }]}
      >
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item
        name="code"
        label={say('code')}
        extra={say('code_help')}
        rules={[
          { required: true, message: say('code_missing') },
          { pattern: /^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/, message: say('code_rule') },
        ]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="parentId" label={say('parent')}>
        <Select allowClear options={parents.map((one) => ({ value: one.id, label: one.name }))} />
      </Form.Item>
      <Form.Item name="reviewFlowId" label={say('flow')}>
        <FlowSelect unitId={organizationId} />
      </Form.Item>
      <Form.Item name="position" label={say('position')} extra={say('position_help')}>
        <InputNumber min={-100_000} max={100_000} />
      </Form.Item>
    </FormDialog>
  );
}
