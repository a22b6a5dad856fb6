import { Alert, Form, Input } from 'antd';
import type { Shape } from '@/api-client';
import { FormDialog, OfficeTimePicker, useTell, useWords } from '@/ui';
import { OutlookWarnings } from '../plan/outlook-warnings';
import { useRefreshPublications } from '../use-publications';
import { make } from './make-choice';
import type { ChoiceValues } from './make-choice';

/** Says once more what follows, asks what has to be told, and does it. */
export function ChoiceDialog({
  publication,
  etag,
  choice,
  onClose,
}: {
  publication: Shape<'PublicationDetailResponse'>;
  etag: string;
  choice: Shape<'ChoiceResponse'>;
  onClose: () => void;
}) {
  const say = useWords('publications');
  const tell = useTell();
  const refresh = useRefreshPublications();
  const [form] = Form.useForm<ChoiceValues>();
  const scheduledAt = Form.useWatch('scheduledAt', form);
  const { action, outcome, consequence } = choice;
  const name = outcome ? `${action}_${outcome}` : action;
  const send = async (values: ChoiceValues) => {
    try {
      await make(publication.id, etag, choice, values);
      tell.done(say(`made.${action}`));
    } finally {
      await refresh();
    }
  };
  const isDanger = action === 'withdraw' || action === 'cancel';
  return (
    <FormDialog<ChoiceValues>
      title={say(`choice.${name}`)}
      okText={say(`choice.${name}`)}
      okButton={{ danger: isDanger }}
      form={form}
      initialValues={{ scheduledAt: publication.scheduledAt }}
      save={send}
      onClose={onClose}
    >
      <Alert
        type={isDanger ? 'warning' : 'info'}
        showIcon
        title={consequence}
        className="dialog-consequence"
      />
      {action === 'reschedule' && (
        <>
          <Form.Item
            name="scheduledAt"
            label={say('dialog.new_hour')}
            rules={[{ required: true, message: say('dialog.hour_missing') }]}
          >
            <OfficeTimePicker isFutureOnly />
          </Form.Item>
          <OutlookWarnings
            contentId={publication.contentId}
            accountIds={[publication.channelAccountId]}
            at={scheduledAt ?? publication.scheduledAt}
          />
        </>
      )}
      {action === 'withdraw' && (
        <Form.Item
          name="reason"
          label={say('dialog.reason')}
          extra={say('dialog.reason_extra')}
          rules={[{ required: true, min: 2, message: say('dialog.reason_missing') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      )}
      {action === 'resolve' && outcome === 'published' && (
        <Form.Item name="remoteUrl" label={say('dialog.address')} extra={say('dialog.address_extra')}>
          <Input inputMode="url" placeholder="https://" maxLength={1000} />
        </Form.Item>
      )}
      {action === 'resolve' && (
        <Form.Item name="note" label={say('dialog.note')}>
          <Input maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
