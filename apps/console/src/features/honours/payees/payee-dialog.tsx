import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { UnitSelect } from '@/features/organizations';
import { FormDialog, useAct, useWords } from '@/ui';
import { PayeeFields } from './payee-fields';

type Values = Shape<'CreatePayeeRequest'>;

/** How somebody without an account is paid; whoever has one keeps their own. */
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
  const [key] = useState(newKey);
  const save = useAct<Values>(
    (values) =>
      current
        ? change(current.id, values)
        : api.POST('/api/v1/payees', {
            headers: onceBy(key),
            body: { ...values, phone: values.phone || null },
          }),
    { touches: [['payees'], ['pay-lists']], done: say('payee.saved') },
  );
  return (
    <FormDialog<Values>
      title={current ? say('payee.of', { name: current.contributorName }) : say('payee.add')}
      initialValues={current ? {} : { organizationId: unitId }}
      save={save.attempt}
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
      <PayeeFields known={current} />
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
