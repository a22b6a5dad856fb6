import { Checkbox, Form } from 'antd';
import { currentLanguage } from '@/api-client';

/** What the platform wants its user to have seen and agreed to. */
export function Confirmation({
  platform,
  statement,
}: {
  platform: string;
  statement: Readonly<Record<'zh' | 'en', string>>;
}) {
  return (
    <Form.Item
      name={['options', platform, 'confirmed']}
      valuePropName="checked"
      getValueFromEvent={({ target }: { target: { checked: boolean } }) =>
        target.checked ? true : undefined
      }
    >
      <Checkbox>{statement[currentLanguage() === 'zh-CN' ? 'zh' : 'en']}</Checkbox>
    </Form.Item>
  );
}
