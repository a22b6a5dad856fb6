import { Form, Radio } from 'antd';
import { OfficeTimePicker, useWords } from '@/ui';
import { INHERITED } from '../site-settings';

const modes = ['on', 'window', 'off'] as const;

export function GreyFields() {
  const say = useWords('sites');
  const mode = Form.useWatch<string | undefined>(['grey', 'mode']);
  const needed = [{ required: true, message: say('rule.time') }];
  return (
    <>
      <Form.Item name={['grey', 'mode']} label={say('field.grey')}>
        <Radio.Group
          vertical
          options={[
            { value: INHERITED, label: say('grey.inherit') },
            ...modes.map((value) => ({ value, label: say(`grey.${value}`) })),
          ]}
        />
      </Form.Item>
      {mode === 'window' && (
        <>
          <Form.Item name={['grey', 'from']} label={say('grey.from')} rules={needed}>
            <OfficeTimePicker />
          </Form.Item>
          <Form.Item name={['grey', 'until']} label={say('grey.until')} rules={needed}>
            <OfficeTimePicker />
          </Form.Item>
        </>
      )}
    </>
  );
}
