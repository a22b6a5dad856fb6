import { Checkbox, Form, InputNumber, Radio } from 'antd';
import { useChannels } from '@/features/channels';
import { useWords } from '@/ui';
import { emergencyReasons } from './emergency-settings';

/** What an emergency flow allows: by whose word, for what, where, and until when its review is made good. */
export function EmergencyFields() {
  const say = useWords('review-flows');
  const { channels } = useChannels();
  // `required` would put an attribute on the groups that no group may have.
  const some = [{ type: 'array' as const, min: 1, message: say('emergency.some') }];
  return (
    <>
      <Form.Item name={['emergency', 'leastRank']} label={say('emergency.rank')}>
        <Radio.Group
          options={(['chief_editor', 'editor'] as const).map((value) => ({
            value,
            label: say(`emergency.rank_${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name={['emergency', 'reasonCodes']} label={say('emergency.reasons')} rules={some}>
        <Checkbox.Group
          options={emergencyReasons.map((value) => ({ value, label: say(`emergency.reason_${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name={['emergency', 'platforms']}
        label={say('emergency.platforms')}
        extra={say('emergency.platforms_help')}
        rules={some}
      >
        <Checkbox.Group options={channels.map(({ platform, name }) => ({ value: platform, label: name }))} />
      </Form.Item>
      <Form.Item
        name={['emergency', 'backfillHours']}
        label={say('emergency.hours')}
        rules={[{ required: true, message: say('emergency.hours_needed') }]}
      >
        <InputNumber min={1} max={168} precision={0} suffix={say('hours')} style={{ width: 140 }} />
      </Form.Item>
    </>
  );
}
