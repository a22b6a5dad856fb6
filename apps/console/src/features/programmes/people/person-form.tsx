import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Versioned } from '@/api-client';
import { PictureField } from '@/features/assets';
import { FormDialog, useTell, useWords } from '@/ui';
import type { Person } from './use-people';

interface Values {
  name: string;
  bio?: string;
  portraitAssetId?: string | null;
  link?: string | null;
  slug?: string;
}

/** Somebody who is in no programme yet, or a change of what is known of them. */
export function PersonForm({
  organizationId,
  seen,
  onSaved,
  onClose,
}: {
  organizationId: string;
  seen: Versioned<Person> | null;
  onSaved?: (person: Person) => void;
  onClose: () => void;
}) {
  const say = useWords('programmes');
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const save = async ({ name, bio = '', portraitAssetId, link, slug }: Values) => {
    const body = {
      ...{ name, bio, portraitAssetId: portraitAssetId ?? null, link: link?.trim() || null },
      // Without one it is made.
      ...(slug && { slug }),
    };
    const saved = await bodyOf(
      seen
        ? api.PATCH('/api/v1/programme-people/{id}', {
            params: { path: { id: seen.body.id } },
            headers: ifMatch(seen.etag),
            body,
          })
        : api.POST('/api/v1/programme-people', { headers: onceBy(key), body: { ...body, organizationId } }),
    );
    await queries.invalidateQueries({ queryKey: ['programmes'] });
    tell.done(say(seen ? 'form.changed' : 'people.made'));
    onSaved?.(saved);
  };
  return (
    <FormDialog<Values>
      title={say(seen ? 'people.change' : 'people.add')}
      initialValues={seen?.body}
      save={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('people.name')}
        extra={say('people.name_hint')}
        rules={[{ required: true, whitespace: true, message: say('required') }]}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="portraitAssetId" label={say('people.portrait')} extra={say('people.portrait_hint')}>
        <PictureField unitId={organizationId} />
      </Form.Item>
      <Form.Item name="bio" label={say('people.bio')} extra={say('people.bio_hint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2_000} />
      </Form.Item>
      <Form.Item
        name="link"
        label={say('people.link')}
        extra={say('people.link_hint')}
        rules={[{ type: 'url', message: say('form.not_an_address') }]}
      >
        <Input maxLength={2_000} inputMode="url" />
      </Form.Item>
      <Form.Item
        name="slug"
        label={say('people.slug')}
        extra={say(seen ? 'people.slug_changed' : 'people.slug_hint')}
        rules={[{ pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/, message: say('people.slug_rule') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
