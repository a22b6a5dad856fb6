import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { CategorySelect } from '@/features/submissions';
import { FormDialog, useTell, useWords } from '@/ui';
import { bodyOfValues, TLS_PORT, valuesOf } from './mailbox-values';
import type { MailboxValues } from './mailbox-values';
import { ServerFields } from './server-fields';
import { useForgetMailboxes } from './use-mailboxes';
import type { Mailbox, MailboxWithSecret } from './use-mailboxes';

/** A new mailbox of a unit, or changes of one. */
export function MailboxDialog({
  seen,
  unitId,
  onMade,
  onClose,
}: {
  seen: Versioned<Mailbox> | null;
  unitId: string;
  /** Gets the key of a new one that is posted to, which is told this once. */
  onMade?: (mailbox: MailboxWithSecret) => void;
  onClose: () => void;
}) {
  const say = useWords('submission-mailboxes');
  const unitName = useUnitName();
  const tell = useTell();
  const forget = useForgetMailboxes();
  const [form] = Form.useForm<MailboxValues>();
  const [key] = useState(newKey);
  const kind = Form.useWatch('kind', form) ?? seen?.body.kind ?? 'imap';
  const save = async (values: MailboxValues) => {
    const body = bodyOfValues({ ...values, kind });
    if (seen) {
      await api.PATCH('/api/v1/submission-mailboxes/{id}', {
        params: { path: { id: seen.body.id } },
        headers: ifMatch(seen.etag),
        body,
      });
      tell.done(say('saved'));
    } else {
      const made = await bodyOf(
        api.POST('/api/v1/submission-mailboxes', {
          headers: onceBy(key),
          body: { ...body, name: values.name.trim(), kind, organizationId: unitId },
        }),
      );
      onMade?.(made);
    }
    await forget();
  };
  return (
    <FormDialog<MailboxValues>
      title={say(seen ? 'change_title' : 'add')}
      form={form}
      width={640}
      initialValues={
        seen
          ? valuesOf(seen.body)
          : { kind: 'imap', port: TLS_PORT, secure: true, acceptUnknownSenders: true, trustedAuthservIds: [] }
      }
      save={save}
      onClose={onClose}
    >
      {!seen && <p>{say('for_unit', { unit: unitName(unitId) })}</p>}
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={100} placeholder={say('name_example')} autoFocus />
      </Form.Item>
      {!seen && (
        <Form.Item name="kind" label={say('kind')}>
          <Radio.Group
            vertical
            options={(['imap', 'webhook'] as const).map((value) => ({
              value,
              label: say(`kinds_text.${value}`),
            }))}
          />
        </Form.Item>
      )}
      {kind === 'imap' && <ServerFields seen={seen?.body ?? null} form={form} />}
      <Form.Item name="defaultCategory" label={say('default_category')} extra={say('default_category_help')}>
        <CategorySelect placeholder={say('no_category')} />
      </Form.Item>
      <Form.Item name="trustedAuthservIds" label={say('trusted')} extra={say('trusted_help')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', ' ', '、']} />
      </Form.Item>
      <Form.Item name="acceptUnknownSenders" valuePropName="checked" extra={say('unknown_help')}>
        <Checkbox>{say('unknown_wait')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
