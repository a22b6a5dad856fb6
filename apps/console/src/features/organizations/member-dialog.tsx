import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import { ConfirmButton, useProblemText, useTell, useWords } from '@/ui';
import { PersonSelect } from './person-select';
import { RolesField } from './roles-field';
import type { RolesValue } from './roles-field';
import { useForgetPeople } from './use-people';
import type { Member } from './use-people';
import type { Unit } from './use-units';

interface Values {
  userId: string;
  held: RolesValue;
}

/** Gives somebody their roles in a unit, changes them, or takes the person out. */
export function MemberDialog({
  unit,
  member,
  onClose,
}: {
  unit: Unit;
  member?: Member;
  onClose: () => void;
}) {
  const say = useWords('organizations');
  const tell = useTell();
  const textOf = useProblemText();
  const forget = useForgetPeople();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState('');
  const [isAsking, setAsking] = useState(false);
  const attempt = async (act: () => Promise<unknown>, done: string) => {
    setAsking(true);
    setProblem('');
    try {
      await act();
      await forget();
      tell.done(done);
      onClose();
    } catch (error) {
      setProblem(textOf(error));
    } finally {
      setAsking(false);
    }
  };
  const assign = ({ userId, held }: Values) =>
    attempt(
      () =>
        api.PUT('/api/v1/organizations/{id}/members/{userId}', {
          params: { path: { id: unit.id, userId: member?.userId ?? userId } },
          body: { roles: [...held.roles], inherit: held.inherit },
        }),
      say('member.saved'),
    );
  const remove = (userId: string) =>
    attempt(
      () =>
        api.DELETE('/api/v1/organizations/{id}/members/{userId}', {
          params: { path: { id: unit.id, userId } },
        }),
      say('member.removed'),
    );
  return (
    <Modal
      open
      onCancel={onClose}
      title={say(member ? 'member.change_title' : 'member.add_title', {
        name: member?.displayName ?? '',
        unit: unit.name,
      })}
      okText={say('save')}
      confirmLoading={isAsking}
      onOk={() => form.submit()}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          {member && (
            <ConfirmButton
              danger
              type="text"
              style={{ float: 'left' }}
              title={say('member.remove_question', { name: member.displayName, unit: unit.name })}
              consequence={say('member.remove_consequence')}
              onConfirm={() => remove(member.userId)}
            >
              {say('member.remove')}
            </ConfirmButton>
          )}
          <CancelBtn />
          <OkBtn />
        </>
      )}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ held: { roles: member?.roles ?? [], inherit: member?.inherit ?? true } }}
        onFinish={(values) => void assign(values)}
      >
        {!member && (
          <Form.Item
            name="userId"
            label={say('member.person')}
            extra={say('member.person_help')}
            rules={[{ required: true, message: say('member.person_missing') }]}
          >
            <PersonSelect />
          </Form.Item>
        )}
        <Form.Item
          name="held"
          label={say('member.roles')}
          rules={[
            {
              validator: (_rule, { roles }: RolesValue) =>
                roles.length > 0 ? Promise.resolve() : Promise.reject(new Error(say('member.roles_missing'))),
            },
          ]}
        >
          <RolesField />
        </Form.Item>
      </Form>
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
      <p className="quiet">{say('member.sessions_end')}</p>
    </Modal>
  );
}
