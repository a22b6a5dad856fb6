import { Form } from 'antd';
import { api } from '@/api-client';
import { ConfirmButton, FormDialog, useTell, useWords } from '@/ui';
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
  const forget = useForgetPeople();
  const assign = async ({ userId, held }: Values) => {
    await api.PUT('/api/v1/organizations/{id}/members/{userId}', {
      params: { path: { id: unit.id, userId: member?.userId ?? userId } },
      body: { roles: [...held.roles], inherit: held.inherit },
    });
    await forget();
    tell.done(say('member.saved'));
  };
  const remove = async (userId: string) => {
    try {
      await api.DELETE('/api/v1/organizations/{id}/members/{userId}', {
        params: { path: { id: unit.id, userId } },
      });
      await forget();
      tell.done(say('member.removed'));
      onClose();
    } catch (error) {
      tell.problem(error);
    }
  };
  return (
    <FormDialog<Values>
      title={say(member ? 'member.change_title' : 'member.add_title', {
        name: member?.displayName ?? '',
        unit: unit.name,
      })}
      initialValues={{ held: { roles: member?.roles ?? [], inherit: member?.inherit ?? true } }}
      beside={
        member && (
          <ConfirmButton
            danger
            type="text"
            title={say('member.remove_question', { name: member.displayName, unit: unit.name })}
            consequence={say('member.remove_consequence')}
            onConfirm={() => remove(member.userId)}
          >
            {say('member.remove')}
          </ConfirmButton>
        )
      }
      save={assign}
      onClose={onClose}
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
      <p className="quiet">{say('member.sessions_end')}</p>
    </FormDialog>
  );
}
