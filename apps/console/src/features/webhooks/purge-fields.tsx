import { Form, Input, Select } from 'antd';
import { useWords } from '@/ui';
import { purgeShapes } from './webhook-values';
import './webhooks.css';

/** How a cache is asked, and the token that it wants; a token that stands is never shown. */
export function PurgeFields() {
  const say = useWords('webhooks');
  return (
    <>
      <Form.Item name={['purge', 'shape']} label={say('shape')} extra={say('shape_help')}>
        <Select options={purgeShapes.map((value) => ({ value, label: say(`shapes.${value}`) }))} />
      </Form.Item>
      <Form.Item name={['purge', 'header', 'name']} label={say('header_name')} extra={say('header_help')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['purge', 'header', 'value']} label={say('header_value')}>
        <Input.Password maxLength={2000} autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
