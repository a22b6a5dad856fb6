import { Form, Input, Select } from 'antd';
import { useWords } from '@/ui';

export function WordFields() {
  const say = useWords('sites');
  return (
    <>
      <Form.Item name="name" label={say('field.name')} extra={say('extra.name')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="description" label={say('field.description')} extra={say('extra.description')}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <Form.Item name="keywords" label={say('field.keywords')} extra={say('extra.keywords')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={['，', ',', '、']}
          maxCount={20}
        />
      </Form.Item>
    </>
  );
}
