import { Form, Modal } from 'antd';
import { api } from '@/api-client';
import { DayField } from '@/features/submissions';
import { useAct, useWords } from '@/ui';

/** 公示: shows a draft to the units that it is about, until a day. */
export function AppealsDialog({ bulletinId, onClose }: { bulletinId: string; onClose: () => void }) {
  const say = useWords('bulletins');
  const [form] = Form.useForm<{ until?: string }>();
  const show = useAct(
    ({ until }: { until?: string }) =>
      api
        .POST('/api/v1/bulletins/{id}/publish-for-appeals', {
          params: { path: { id: bulletinId } },
          body: { until },
        })
        .then(() => true),
    { touches: [['bulletins']], done: say('shown'), form },
  );
  return (
    <Modal
      open
      title={say('show_title')}
      okText={say('show')}
      confirmLoading={show.isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say('show_told')}</p>
      <Form form={form} layout="vertical" onFinish={async (input) => (await show.run(input)) && onClose()}>
        <Form.Item name="until" label={say('last_day')} extra={say('last_day_hint')}>
          <DayField />
        </Form.Item>
      </Form>
    </Modal>
  );
}
