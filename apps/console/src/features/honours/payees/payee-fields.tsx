import { Form, Input } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

/**
 * How somebody is paid: fields of a form. What is known comes masked and can't be a beginning: where it stands beside the
 * fields, those that are left empty stay as they are.
 */
export function PayeeFields({ known }: { known?: Shape<'PayeeDataResponse'> }) {
  const say = useWords('honours');
  const extraOf = (text: string | null | undefined) => text && say('payee.now', { text });
  const required = known ? [] : [{ required: true, whitespace: true }];
  return (
    <>
      <Form.Item
        name="legalName"
        label={say('payee.legal_name')}
        extra={extraOf(known?.legalName)}
        rules={required}
      >
        <Input maxLength={60} placeholder={say('payee.legal_name_hint')} autoComplete="off" />
      </Form.Item>
      <Form.Item name="bankName" label={say('payee.bank')} extra={extraOf(known?.bankName)} rules={required}>
        <Input maxLength={100} placeholder={say('payee.bank_hint')} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="bankAccount"
        label={say('payee.account_number')}
        extra={extraOf(known?.bankAccount)}
        rules={[...required, { pattern: /^(?:[ -]*\d){8,30}[ -]*$/, message: say('payee.account_rule') }]}
      >
        <Input maxLength={40} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={say('payee.phone')}
        extra={extraOf(known?.phone)}
        rules={[{ pattern: /^\+?[\d -]{5,20}$/, message: say('payee.phone_rule') }]}
      >
        <Input maxLength={20} type="tel" autoComplete="off" />
      </Form.Item>
    </>
  );
}
