import { Button, Form, Input, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { useTell, useWords } from '@/ui';
import { EmergencyFields } from './emergency-fields';
import { emergencySettingsOf } from './emergency-settings';
import type { EmergencySettings } from './emergency-settings';
import { templates } from './stage-list';
import type { StageDraft } from './stage-list';
import { StagesField } from './stages-field';
import type { ReviewFlow } from './use-review-flows';

export interface FlowValues {
  name: string;
  stages: StageDraft[];
  isDefault: boolean;
  kind: ReviewFlow['kind'];
  /** Of an emergency flow. */
  emergency?: EmergencySettings;
}

const names = ['together', 'apart', 'small', 'emergency'] as const;

export function FlowForm({
  seen,
  onSave,
}: {
  seen?: ReviewFlow;
  onSave: (values: FlowValues) => Promise<void>;
}) {
  const say = useWords('review-flows');
  const tell = useTell();
  const [form] = Form.useForm<FlowValues>();
  const [isAsking, setAsking] = useState(false);
  const kind = Form.useWatch('kind', { form, preserve: true }) ?? seen?.kind;
  const send = async (values: FlowValues) => {
    setAsking(true);
    try {
      await onSave(values);
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setAsking(false);
    }
  };
  const initial = seen
    ? { name: seen.name, stages: seen.stages, isDefault: seen.isDefault, kind: seen.kind }
    : {
        name: say('template.together'),
        stages: templates.together,
        isDefault: true,
        kind: 'standard' as const,
      };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ ...initial, emergency: emergencySettingsOf(seen) }}
      onFinish={(values) => void send(values)}
    >
      {!seen && (
        <Form.Item label={say('begin_with')}>
          <Segmented
            orientation="vertical"
            block
            options={names.map((value) => ({ value, label: say(`template.${value}`) }))}
            onChange={(value) =>
              form.setFieldsValue({
                name: say(`template.${value}`),
                stages: [...templates[value]],
                kind: value === 'emergency' ? 'emergency' : 'standard',
              })
            }
          />
        </Form.Item>
      )}
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('name_missing') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" hidden>
        <Input />
      </Form.Item>
      {kind === 'emergency' && <EmergencyFields />}
      <Form.Item name="stages" label={say('stages')} extra={say('stages_help')}>
        <StagesField />
      </Form.Item>
      <Form.Item
        name="isDefault"
        label={say('is_default')}
        extra={say('is_default_help')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      {seen && <p className="stage-note">{say('running_keep')}</p>}
      <Button type="primary" htmlType="submit" loading={isAsking}>
        {say('save')}
      </Button>
    </Form>
  );
}
