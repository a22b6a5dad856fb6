import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { PersonSelect, UnitSelect } from '@/features/organizations';
import { CategorySelect } from '@/features/submissions';
import { FormDialog, useTell, useWords } from '@/ui';
import type { Message } from './use-messages';

/** An editor says whose report the mail is: it is sent in that person's name. */
export function AssignDialog({
  seen: { body: message, etag },
  onClose,
}: {
  seen: Versioned<Message>;
  onClose: () => void;
}) {
  const say = useWords('intake-messages');
  const tell = useTell();
  const queries = useQueryClient();
  const save = async ({ title, ...wish }: Shape<'AssignIntakeMessageRequest'>) => {
    const settled = await bodyOf(
      api.POST('/api/v1/intake-messages/{id}/assign', {
        params: { path: { id: message.id }, header: { 'if-match': etag } },
        body: { ...wish, ...(title?.trim() && { title }) },
      }),
    );
    await Promise.all(
      [['intake-messages'], ['submissions']].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    const name = settled.senderName ?? '';
    if (settled.state === 'submitted') tell.done(say('assign.submitted', { name }));
    else tell.warn(say('assign.drafted', { name }));
  };
  const { senderId, senderName, report } = message;
  return (
    <FormDialog<Shape<'AssignIntakeMessageRequest'>>
      title={say('assign.title')}
      okText={say('assign.ok')}
      initialValues={{
        userId: senderId ?? undefined,
        category: report?.category ?? undefined,
        title: report?.title,
      }}
      save={save}
      onClose={onClose}
    >
      <p>{say('assign.told')}</p>
      <Form.Item
        name="userId"
        label={say('assign.person')}
        rules={[{ required: true, message: say('assign.person_needed') }]}
      >
        <PersonSelect
          below={message.organizationId}
          known={senderId !== null && senderName !== null ? { id: senderId, name: senderName } : undefined}
        />
      </Form.Item>
      <Form.Item name="organizationId" label={say('assign.unit')} extra={say('assign.unit_help')}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="category" label={say('category')} extra={say('assign.category_help')}>
        <CategorySelect placeholder={say('not_named')} />
      </Form.Item>
      <Form.Item name="title" label={say('assign.report_title')}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
