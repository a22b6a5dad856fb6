import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import { PersonFields } from './person-fields';
import { useForgetPeople } from './use-people';
import type { Person } from './use-people';

type Values = Shape<'ChangeUserRequest'>;

/** The number is never shown whole: nothing typed leaves it as it is. */
export function ChangePersonDialog({ seen, onClose }: { seen: Versioned<Person>; onClose: () => void }) {
  // What the form began with, also while others change the person: nothing of theirs is overwritten unseen.
  const [{ body: person, etag }] = useState(seen);
  const say = useWords('organizations');
  const forget = useForgetPeople();
  const tell = useTell();
  const { displayName, organizationId, post, email } = person;
  const save = async ({ phone, ...others }: Values) => {
    await api.PATCH('/api/v1/users/{id}', {
      params: { path: { id: person.id } },
      headers: ifMatch(etag),
      body: { ...others, email: others.email || null, post: others.post || null, ...(phone && { phone }) },
    });
    await forget();
    tell.done(say('saved'));
  };
  return (
    <FormDialog<Values>
      title={say('person.change')}
      initialValues={{ displayName, organizationId, post, email }}
      save={save}
      onClose={onClose}
    >
      <PersonFields />
      <Form.Item name="phone" label={say('person.phone')}>
        <Input inputMode="tel" maxLength={20} autoComplete="off" placeholder={person.phone ?? undefined} />
      </Form.Item>
    </FormDialog>
  );
}
