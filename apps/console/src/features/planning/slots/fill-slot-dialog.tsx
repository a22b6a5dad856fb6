import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { api, bodyOf, ifMatch } from '@/api-client';
import { ContentSelect } from '@/features/publications';
import { FormDialog, useAct, useWords } from '@/ui';

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
  const [form] = Form.useForm<Values>();
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
  const save = useAct(
    ({ contentId, skipReason }: Values) => {
      const etag = found.data?.items[0]?.etag;
      return api.PUT('/api/v1/recurring-slots/{id}/occurrences/{date}', {
        params: { path: { id: slotId, date } },
        headers: etag ? ifMatch(etag) : {},
        body: how === 'item' ? { contentId } : { skipReason },
      });
    },
    { touches: [['recurring-slots'], ['calendar']], done: say('saved') },
  );
  const required = [{ required: true, message: say('required') }];
  return (
    <FormDialog<Values>
      title={say('slots.fill_title', { title, date })}
      form={form}
      initialValues={{ how: 'item' }}
      okButton={{ disabled: found.isPending }}
      save={save.attempt}
      onClose={onClose}
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
    </FormDialog>
  );
}
