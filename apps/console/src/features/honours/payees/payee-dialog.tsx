import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { UnitSelect } from '@/features/organizations';
import { FormDialog, useTell, useWords } from '@/ui';

type Values = Shape<'CreatePayeeRequest'>;

/**
 * How somebody without an account is paid; whoever has one keeps their own. What is known comes masked, so a change asks
 * for what is new and leaves the rest as it is.
 */
export function PayeeDialog({
  unitId,
  current,
  onClose,
}: {
  unitId: string;
  current?: Shape<'PayeeResponse'>;
  onClose: () => void;
}) {
  const say = useWords('honours');
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const save = async (values: Values) => {
    if (current) await change(current.id, values);
    else
      await api.POST('/api/v1/payees', {
        headers: onceBy(key),
        body: { ...values, phone: values.phone || null },
      });
    tell.done(say('payee.saved'));
    await queries.invalidateQueries({ queryKey: ['payees'] });
    await queries.invalidateQueries({ queryKey: ['pay-lists'] });
  };
  const field = (name: 'legalName' | 'bankName' | 'bankAccount', label: string, hint: string) => (
    <Form.Item
      name={name}
      label={say(label)}
      extra={current && say('payee.now', { text: current[name] })}
      rules={current ? [] : [{ required: true, whitespace: true }]}
    >
      <Input maxLength={name === 'bankName' ? 100 : 60} placeholder={hint} autoComplete="off" />
    </Form.Item>
  );
  return (
    <FormDialog<Values>
      title={current ? say('payee.of', { name: current.contributorName }) : say('payee.add')}
      initialValues={current ? {} : { organizationId: unitId }}
      save={save}
      onClose={onClose}
    >
      <p>{say(current ? 'payee.change_told' : 'payee.add_told')}</p>
      {!current && (
        <div className="desk-two-fields">
          <Form.Item
            name="contributorName"
            label={say('payee.contributor')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input maxLength={60} autoFocus />
          </Form.Item>
          <Form.Item name="organizationId" label={say('row.unit')} rules={[{ required: true }]}>
            <UnitSelect />
          </Form.Item>
        </div>
      )}
      {field('legalName', 'payee.legal_name', say('payee.legal_name_hint'))}
      {field('bankName', 'payee.bank', say('payee.bank_hint'))}
      {field('bankAccount', 'payee.account', '')}
      <Form.Item name="phone" label={say('payee.phone')}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

/** Only what was filled in. */
async function change(id: string, values: Partial<Values>): Promise<void> {
  const params = { path: { id } };
  const { etag } = await versionedOf(api.GET('/api/v1/payees/{id}', { params }));
  const body = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  await api.PATCH('/api/v1/payees/{id}', { params, headers: ifMatch(etag), body });
}
