import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber, Select, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { FlowSelect } from '@/features/review-flows';
import { ConfirmButton, ProblemNotice, useTell, useWords } from '@/ui';

type Column = Shape<'ColumnResponse'>;
type Values = Pick<Column, 'name' | 'code' | 'parentId' | 'reviewFlowId' | 'position'>;

/** A new column of a unit, or changes to one. */
export function ColumnDrawer({
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
  return (
    <Drawer open onClose={onClose} size={480} title={say(column ? 'change_title' : 'add')}>
      {seen.isError && <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />}
      {column && seen.isPending && <Skeleton active />}
      {(!column || seen.data) && (
        <ColumnForm seen={seen.data} organizationId={organizationId} parents={parents} onClose={onClose} />
      )}
    </Drawer>
  );
}

function ColumnForm({
  seen,
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
  const tell = useTell();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const [isAsking, setAsking] = useState(false);
  const attempt = async (act: () => Promise<unknown>, done: string) => {
    setAsking(true);
    try {
      await act();
      await queries.invalidateQueries({ queryKey: ['columns'] });
      tell.done(done);
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setAsking(false);
    }
  };
  const save = (values: Values) => {
    const body = { ...values, parentId: values.parentId ?? null, position: values.position ?? 0 };
    return attempt(
      () =>
        seen
          ? api.PATCH('/api/v1/columns/{id}', {
              params: { path: { id: seen.body.id } },
              headers: ifMatch(seen.etag),
              body,
            })
          : api.POST('/api/v1/columns', { headers: onceBy(key), body: { ...body, organizationId } }),
      say('saved'),
    );
  };
  const remove = ({ body: { id }, etag }: Versioned<Column>) =>
    attempt(
      () => api.DELETE('/api/v1/columns/{id}', { params: { path: { id } }, headers: ifMatch(etag) }),
      say('deleted'),
    );
  const { name, code, parentId, reviewFlowId, position } = seen?.body ?? {};
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ name, code, parentId, reviewFlowId, position }}
      onFinish={(values) => void save(values)}
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
      <Space>
        <Button type="primary" htmlType="submit" loading={isAsking}>
          {say('save')}
        </Button>
        {seen && (
          <ConfirmButton
            danger
            type="text"
            title={say('delete_question', { name: seen.body.name })}
            consequence={say('delete_consequence')}
            onConfirm={() => remove(seen)}
          >
            {say('delete')}
          </ConfirmButton>
        )}
      </Space>
    </Form>
  );
}
