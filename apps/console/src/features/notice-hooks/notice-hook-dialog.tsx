import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { noticeKinds } from '@/features/notices';
import { FormDialog, useTell, useWords } from '@/ui';
import { useForgetNoticeHooks } from './use-notice-hooks';
import type { NoticeHook } from './use-notice-hooks';

interface Values {
  name: string;
  url: string;
  kinds?: string[];
}

/** A new hook of a unit, or changes of one. */
export function NoticeHookDialog({
  seen,
  unitId,
  onMade,
  onClose,
}: {
  seen: Versioned<NoticeHook> | null;
  unitId: string;
  /** Gets the key of a new one, which is told this once. */
  onMade?: (hook: Shape<'NoticeHookWithSecretResponse'>) => void;
  onClose: () => void;
}) {
  const say = useWords('notice-hooks');
  const sayNotice = useWords('notices');
  const tell = useTell();
  const forget = useForgetNoticeHooks();
  const [key] = useState(newKey);
  const save = async ({ kinds = [], ...values }: Values) => {
    const body = { ...values, kinds };
    if (seen) {
      await api.PATCH('/api/v1/notice-hooks/{id}', {
        params: { path: { id: seen.body.id } },
        headers: ifMatch(seen.etag),
        body,
      });
      tell.done(say('saved'));
    } else {
      const made = await bodyOf(
        api.POST('/api/v1/notice-hooks', { headers: onceBy(key), body: { ...body, organizationId: unitId } }),
      );
      onMade?.(made);
    }
    await forget();
  };
  return (
    <FormDialog<Values>
      title={say(seen ? 'change_title' : 'add')}
      initialValues={seen?.body}
      save={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={100} placeholder={say('name_example')} autoFocus />
      </Form.Item>
      <Form.Item
        name="url"
        label={say('url')}
        extra={say('url_help')}
        rules={[{ required: true, message: say('needed') }]}
      >
        <Input maxLength={2000} placeholder="https://" autoComplete="off" />
      </Form.Item>
      <Form.Item name="kinds" label={say('kinds')} extra={say('kinds_help')}>
        <Select
          mode="multiple"
          placeholder={say('all_kinds')}
          options={noticeKinds.map((value) => ({ value, label: sayNotice(`kind.${value}`) }))}
        />
      </Form.Item>
      <p>{say('answers_for_help')}</p>
    </FormDialog>
  );
}
