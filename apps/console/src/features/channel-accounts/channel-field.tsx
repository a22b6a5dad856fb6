import { Form, Input, InputNumber, Select } from 'antd';
import type { Channel } from '@/features/channels';
import { OfficeTimePicker, useWords } from '@/ui';

type Field = Channel['credentialFields'][number];

/** One field of a platform's form, as the api describes it. */
export function ChannelField({
  field,
  part,
  isSet = false,
}: {
  field: Field;
  part: 'credentials' | 'settings';
  /** A value is kept already, and never shown: nothing typed leaves it as it is. */
  isSet?: boolean;
}) {
  const say = useWords('channel-accounts');
  const isMissing = field.required && !isSet;
  return (
    <Form.Item
      name={[part, field.key]}
      label={field.label}
      extra={field.help}
      required={isMissing}
      rules={isMissing ? [{ required: true, message: say('form.missing', { name: field.label }) }] : []}
    >
      {inputOf(field, isSet ? say('form.kept') : undefined)}
    </Form.Item>
  );
}

function inputOf({ kind, choices }: Field, placeholder?: string) {
  if (choices) return <Select options={choices} allowClear />;
  switch (kind) {
    case 'boolean':
      return <YesOrNo />;
    case 'number':
      return <InputNumber style={{ width: 160 }} />;
    case 'datetime':
      return <OfficeTimePicker />;
    case 'list':
      return (
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ';', '；', ' ']}
        />
      );
    case 'secret':
      return <Input.Password autoComplete="new-password" placeholder={placeholder} />;
    default:
      return <Input autoComplete="off" placeholder={placeholder} />;
  }
}

/** Not chosen is a third answer: as the platform's own setting is. */
function YesOrNo({
  value,
  onChange,
  id,
}: {
  value?: boolean | null;
  onChange?: (value: boolean | undefined) => void;
  id?: string;
}) {
  const say = useWords('channel-accounts');
  return (
    <Select<'yes' | 'no'>
      id={id}
      allowClear
      value={value === true ? 'yes' : value === false ? 'no' : undefined}
      placeholder={say('form.usual')}
      style={{ width: 160 }}
      onChange={(answer?: 'yes' | 'no') => onChange?.(answer && answer === 'yes')}
      options={(['yes', 'no'] as const).map((answer) => ({ value: answer, label: say(`form.${answer}`) }))}
    />
  );
}
