import { DatePicker, Form, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { ConfirmButton, FormDialog, inOffice, useAct, useNow, useTell, useWords } from '@/ui';
import { useForgetReprintSources } from './use-reprint-sources';
import type { ReprintSource } from './use-reprint-sources';

type Values = Omit<Shape<'CreateReprintSourceRequest'>, 'organizationId'>;

const kinds = ['central', 'provincial', 'own', 'other'] as const;

/** The form has days, the picker moments. */
const dayField = {
  getValueProps: (day?: string | null) => ({ value: day ? dayjs(day) : null }),
  getValueFromEvent: (day?: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD') ?? null,
};

/** A new entry of the list, or changes of one. */
export function SourceDialog({
  seen,
  unitId,
  onClose,
}: {
  seen: Versioned<ReprintSource> | null;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('reprint-sources');
  const tell = useTell();
  const forget = useForgetReprintSources();
  const [key] = useState(newKey);
  const save = async ({ hosts = [], accounts = [], validTo = null, note, ...values }: Values) => {
    const body = { ...values, hosts, accounts, validTo, note: note?.trim() || null };
    if (seen)
      await api.PATCH('/api/v1/reprint-sources/{id}', {
        params: { path: { id: seen.body.id } },
        headers: ifMatch(seen.etag),
        body,
      });
    else
      await api.POST('/api/v1/reprint-sources', {
        headers: onceBy(key),
        body: { ...body, organizationId: unitId },
      });
    await forget();
    tell.done(say('saved'));
  };
  const remove = useAct(
    async ({ body: { id }, etag }: Versioned<ReprintSource>) => {
      await api.DELETE('/api/v1/reprint-sources/{id}', {
        params: { path: { id } },
        headers: ifMatch(etag),
      });
      onClose();
    },
    { touches: [['reprint-sources']], done: say('removed') },
  );
  const today = inOffice(useNow()).format('YYYY-MM-DD');
  const list = <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', ',', '、', ' ']} />;
  const states =
    seen?.body.state === 'removed' ? (['removed', 'active'] as const) : (['active', 'frozen'] as const);
  return (
    <FormDialog<Values>
      title={say(seen ? 'change_title' : 'add')}
      initialValues={seen?.body ?? { kind: 'central', validFrom: today, state: 'active' }}
      beside={
        seen &&
        seen.body.state !== 'removed' && (
          <ConfirmButton
            danger
            type="text"
            title={say('remove_question', { name: seen.body.name })}
            consequence={say('remove_consequence')}
            onConfirm={() => remove.run(seen)}
          >
            {say('remove')}
          </ConfirmButton>
        )
      }
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
      <Form.Item name="kind" label={say('kind')}>
        <Select options={kinds.map((value) => ({ value, label: say(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="hosts" label={say('hosts')} extra={say('hosts_help')}>
        {list}
      </Form.Item>
      <Form.Item name="accounts" label={say('accounts')} extra={say('accounts_help')}>
        {list}
      </Form.Item>
      <Form.Item
        name="validFrom"
        label={say('valid_from')}
        rules={[{ required: true, message: say('needed') }]}
        {...dayField}
      >
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="validTo" label={say('valid_to')} extra={say('valid_to_help')} {...dayField}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="state" label={say('state')} extra={say('state_help')}>
        <Radio.Group options={states.map((value) => ({ value, label: say(`states.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={say('note')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
