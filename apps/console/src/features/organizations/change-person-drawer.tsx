import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { api, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { PersonFields } from './person-fields';
import { useForgetPeople } from './use-people';
import type { Person } from './use-people';

/** The number is never shown whole: nothing typed leaves it as it is. */
export function ChangePersonDrawer({
  seen: { body: person, etag },
  onClose,
}: {
  seen: Versioned<Person>;
  onClose: () => void;
}) {
  const say = useWords('organizations');
  const tell = useTell();
  const forget = useForgetPeople();
  const [form] = Form.useForm<Shape<'ChangeUserRequest'>>();
  const [isAsking, setAsking] = useState(false);
  const { displayName, organizationId, post, email } = person;
  const save = async (values: Shape<'ChangeUserRequest'>) => {
    setAsking(true);
    try {
      const { phone, ...others } = values;
      await api.PATCH('/api/v1/users/{id}', {
        params: { path: { id: person.id } },
        headers: ifMatch(etag),
        body: { ...others, email: values.email || null, post: values.post || null, ...(phone && { phone }) },
      });
      await forget();
      tell.done(say('saved'));
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Drawer open onClose={onClose} size={480} title={say('person.change')}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ displayName, organizationId, post, email }}
        onFinish={(values) => void save(values)}
      >
        <PersonFields />
        <Form.Item name="phone" label={say('person.phone')}>
          <Input inputMode="tel" maxLength={20} autoComplete="off" placeholder={person.phone ?? undefined} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isAsking}>
          {say('save')}
        </Button>
      </Form>
    </Drawer>
  );
}
