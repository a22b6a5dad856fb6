import { Form, Input, Radio, Select } from 'antd';
import { useWords } from '@/ui';
import { useChannels } from '@/features/channels';

/** What a formula is called, and whose index it reckons: it stays so for all its versions. */
export function FormulaFields() {
  const say = useWords('figures');
  const { channels } = useChannels();
  const subject = Form.useWatch<string | undefined>('subject');
  return (
    <div className="formula-fields">
      <Form.Item name="name" label={say('formula.name')} rules={[{ required: true, max: 60 }]}>
        <Input placeholder={say('formula.name_example')} />
      </Form.Item>
      <Form.Item
        name="indexCode"
        label={say('formula.index')}
        extra={say('formula.index_why')}
        rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: say('formula.index_shape') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="code"
        label={say('formula.code')}
        extra={say('formula.code_why')}
        rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,39}$/, message: say('formula.code_shape') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="subject" label={say('formula.subject')}>
        <Radio.Group
          options={(['account', 'unit'] as const).map((value) => ({
            value,
            label: say(`formula.of.${value}`),
          }))}
        />
      </Form.Item>
      {subject !== 'unit' && (
        <Form.Item name="platform" label={say('formula.platform')}>
          <Select
            allowClear
            placeholder={say('formula.any_platform')}
            options={channels.map(({ platform, name }) => ({ value: platform, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="note" label={say('formula.note')} rules={[{ max: 1000 }]} className="is-wide">
        <Input.TextArea rows={2} placeholder={say('formula.note_example')} />
      </Form.Item>
    </div>
  );
}
