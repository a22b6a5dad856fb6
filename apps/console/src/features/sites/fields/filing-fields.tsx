import { Form, Input } from 'antd';
import { useWords } from '@/ui';

export function FilingFields() {
  const say = useWords('sites');
  return (
    <>
      <Form.Item name="icpNumber" label={say('field.icpNumber')} extra={say('extra.icpNumber')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="icpUrl" label={say('field.icpUrl')} extra={say('extra.icpUrl')}>
        <Input maxLength={500} type="url" />
      </Form.Item>
      <Form.Item name="psbNumber" label={say('field.psbNumber')} extra={say('extra.psbNumber')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="psbUrl" label={say('field.psbUrl')} extra={say('extra.psbUrl')}>
        <Input maxLength={500} type="url" />
      </Form.Item>
      <Form.Item
        name="siteIdCode"
        label={say('field.siteIdCode')}
        rules={[{ pattern: /^[A-Za-z0-9]{4,20}$/, message: say('rule.siteIdCode') }]}
      >
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
    </>
  );
}
