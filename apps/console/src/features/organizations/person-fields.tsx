import { Form, Input } from 'antd';
import { useWords } from '@/ui';
import { UnitSelect } from './unit-select';

/** What is asked of a new person and of a known one alike. */
export function PersonFields() {
  const say = useWords('organizations');
  return (
    <>
      <Form.Item
        name="displayName"
        label={say('person.name')}
        rules={[{ required: true, whitespace: true, message: say('person.name_missing') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="organizationId"
        label={say('unit')}
        rules={[{ required: true, message: say('choose_unit') }]}
      >
        <UnitSelect />
      </Form.Item>
      <Form.Item name="post" label={say('person.post')} extra={say('person.post_help')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={say('person.email')} extra={say('person.email_help')}>
        <Input type="email" maxLength={254} autoComplete="off" />
      </Form.Item>
    </>
  );
}
