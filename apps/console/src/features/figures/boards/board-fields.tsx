import { Alert, Checkbox, DatePicker, Form, Input } from 'antd';
import { useWords } from '@/ui';

/** What ranking it is: who ranked, when, by what; and that lines which could not be read are left out. */
export function BoardFields({ errors, isCorrection }: { errors: number; isCorrection: boolean }) {
  const say = useWords('figures');
  const plain = { required: true, whitespace: true, max: 200 };
  return (
    <>
      <div className="formula-fields">
        <Form.Item name="title" label={say('board.title')} rules={[plain]}>
          <Input placeholder={say('board.title_example')} />
        </Form.Item>
        <Form.Item name="publisher" label={say('board.publisher')} rules={[plain]}>
          <Input />
        </Form.Item>
        <Form.Item name="days" label={say('indices.period')} rules={[{ required: true }]}>
          <DatePicker.RangePicker aria-label={say('indices.period')} />
        </Form.Item>
        <Form.Item name="formula" label={say('board.formula')} rules={[{ max: 200 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="sourceUrl" label={say('published.url_optional')} rules={[{ type: 'url' }]}>
          <Input inputMode="url" placeholder="https://" />
        </Form.Item>
      </div>
      {isCorrection && (
        <Form.Item
          name="reason"
          label={say('board.reason')}
          rules={[{ required: true, whitespace: true, min: 2, max: 500 }]}
        >
          <Input placeholder={say('board.reason_example')} />
        </Form.Item>
      )}
      {errors > 0 && (
        <>
          <Alert type="warning" showIcon title={say('board.faults_left', { count: errors })} />
          <Form.Item
            name="acceptFaults"
            valuePropName="checked"
            rules={[
              {
                validator: (_rule, accepted?: boolean) =>
                  accepted ? Promise.resolve() : Promise.reject(new Error(say('board.mend_or_accept'))),
              },
            ]}
          >
            <Checkbox>{say('board.accept')}</Checkbox>
          </Form.Item>
        </>
      )}
    </>
  );
}
