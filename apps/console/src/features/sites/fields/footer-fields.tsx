import { Form, Input } from 'antd';
import { useWords } from '@/ui';

/** A hotline has both its name and its number, or there is none. */
export function FooterFields() {
  const say = useWords('sites');
  const [name, number] = [
    Form.useWatch<string>(['hotline', 'name']),
    Form.useWatch<string>(['hotline', 'number']),
  ];
  const isWanted = Boolean(name?.trim() || number?.trim());
  const both = { required: isWanted, message: say('rule.hotline') };
  return (
    <>
      <Form.Item name={['hotline', 'name']} label={say('extra.hotline_name')} rules={[both]}>
        <Input maxLength={30} placeholder={say('extra.hotline_example')} />
      </Form.Item>
      <Form.Item
        name={['hotline', 'number']}
        label={say('extra.hotline_number')}
        rules={[both, { pattern: /^\+?\d[\d-]{2,19}$/, message: say('rule.number') }]}
      >
        <Input maxLength={20} inputMode="tel" placeholder="12351" />
      </Form.Item>
      <Form.Item name="address" label={say('field.address')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="copyright" label={say('field.copyright')} extra={say('extra.copyright')}>
        <Input maxLength={120} />
      </Form.Item>
    </>
  );
}
