import { Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { OfficeTimePicker, useWords } from '@/ui';
import type { OptionOfPlatform } from './option-fields';

/** One option as its kind wants it. */
export function OptionField({ platform, field }: { platform: string; field: OptionOfPlatform }) {
  const say = useWords('publications');
  const { name, kind, choices = [] } = field;
  const words = `option.${platform}.${name}`;
  const label = say(`${words}.label`);
  if (kind === 'switch' || choices.length === 1)
    return (
      <Form.Item
        name={['options', platform, name]}
        valuePropName="checked"
        getValueFromEvent={({ target }: { target: { checked: boolean } }) =>
          kind === 'switch' ? target.checked : target.checked ? choices[0] : undefined
        }
        getValueProps={(value: unknown) => ({ checked: Boolean(value) })}
      >
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    );
  const inputs: Record<'choice' | 'text' | 'number' | 'moment', ReactNode> = {
    choice: <Radio.Group options={choices.map((value) => ({ value, label: say(`${words}.${value}`) }))} />,
    text: <Input maxLength={100} />,
    number: <InputNumber min={0} />,
    moment: <OfficeTimePicker />,
  };
  return (
    <Form.Item name={['options', platform, name]} label={label} initialValue={choices[0]}>
      {inputs[kind]}
    </Form.Item>
  );
}
