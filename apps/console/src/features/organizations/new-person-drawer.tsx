import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useProblemText, useTell, useWords } from '@/ui';
import { firstPassword } from './first-password';
import { HandOverPassword } from './hand-over-password';
import { PersonFields } from './person-fields';
import { RolesField } from './roles-field';
import type { RolesValue } from './roles-field';
import { useForgetPeople } from './use-people';
import type { Person } from './use-people';

type Values = Shape<'CreateUserRequest'> & { organizationId: string; held: RolesValue };

/** Somebody new, with what they are in their unit; in the end what is to be told to them. */
export function NewPersonDrawer({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('organizations');
  const tell = useTell();
  const textOf = useProblemText();
  const forget = useForgetPeople();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const [password] = useState(firstPassword);
  const [made, setMade] = useState<Person>();
  const [roleProblem, setRoleProblem] = useState('');
  const [isAsking, setAsking] = useState(false);
  const send = async ({ held, username, ...values }: Values) => {
    setAsking(true);
    try {
      const person = await bodyOf(
        api.POST('/api/v1/users', {
          headers: onceBy(key),
          body: {
            ...values,
            username: username.trim(),
            email: values.email || null,
            post: values.post || null,
            phone: values.phone || null,
            password,
            mustChangePassword: true,
          },
        }),
      );
      if (held.roles.length > 0) setRoleProblem(await assign(person, held).then(() => '', textOf));
      await forget();
      setMade(person);
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Drawer open onClose={onClose} size={520} title={say(made ? 'person.made' : 'person.add')}>
      {made ? (
        <HandOverPassword person={made} password={password} roleProblem={roleProblem} onDone={onClose} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          scrollToFirstError
          initialValues={{ organizationId: unitId, held: { roles: [], inherit: true } }}
          onFinish={(values) => void send(values)}
        >
          <Form.Item
            name="username"
            label={say('person.username')}
            extra={say('person.username_help')}
            rules={[
              { required: true, message: say('person.username_missing') },
              { pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/, message: say('person.username_rule') },
            ]}
          >
            <Input maxLength={63} autoComplete="off" autoFocus />
          </Form.Item>
          <PersonFields />
          <Form.Item name="phone" label={say('person.phone')}>
            <Input inputMode="tel" maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item name="held" label={say('person.roles')} extra={say('person.roles_help')}>
            <RolesField />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isAsking}>
            {say('person.add')}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}

const assign = (person: Person, { roles, inherit }: RolesValue) =>
  api.PUT('/api/v1/organizations/{id}/members/{userId}', {
    params: { path: { id: person.organizationId, userId: person.id } },
    body: { roles: [...roles], inherit },
  });
