import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch } from '@/api-client';
import { ContentSelect } from '@/features/publications';
import { useTell, useWords } from '@/ui';

interface Values {
  how: 'item' | 'skip';
  contentId?: string;
  skipReason?: string;
}

/** Names the item that fills an occurrence, or why it stays empty. */
export function FillSlotDialog({
  slotId,
  date,
  title,
  onClose,
}: {
  slotId: string;
  date: string;
  title: string;
  onClose: () => void;
}) {
  const say = useWords('planning');
  const tell = useTell();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [isBusy, setBusy] = useState(false);
  const how = Form.useWatch('how', form) ?? 'item';
  const found = useQuery({
    queryKey: ['recurring-slots', 'occurrence', slotId, date],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/recurring-slots/{id}/occurrences', {
          params: { path: { id: slotId }, query: { from: date, to: date } },
        }),
      ),
  });
  const save = async ({ contentId, skipReason }: Values) => {
    setBusy(true);
    const etag = found.data?.items[0]?.etag;
    try {
      await api.PUT('/api/v1/recurring-slots/{id}/occurrences/{date}', {
        params: { path: { id: slotId, date } },
        headers: etag ? ifMatch(etag) : {},
        body: how === 'item' ? { contentId } : { skipReason },
      });
      await queries.invalidateQueries({ queryKey: ['recurring-slots'] });
      await queries.invalidateQueries({ queryKey: ['calendar'] });
      tell.done(say('saved'));
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setBusy(false);
    }
  };
  const required = [{ required: true, message: say('required') }];
  return (
    <Modal
      open
      title={say('slots.fill_title', { title, date })}
      okText={say('save')}
      cancelText={say('back')}
      okButtonProps={{ disabled: found.isPending }}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ how: 'item' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="how" noStyle>
          <Radio.Group
            aria-label={say('slots.fill')}
            options={[
              { value: 'item', label: say('slots.by_item') },
              { value: 'skip', label: say('slots.skip') },
            ]}
          />
        </Form.Item>
        {how === 'item' ? (
          <Form.Item name="contentId" label={say('slots.item')} rules={required}>
            <ContentSelect label={say('slots.item')} />
          </Form.Item>
        ) : (
          <Form.Item name="skipReason" label={say('slots.skip_reason')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
