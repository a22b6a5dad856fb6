import { Alert, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { UnitSelect } from '@/features/organizations';
import { CopyButton, FormDialog, momentText, useAct, useWords } from '@/ui';
import './invite-dialog.css';

interface Wish {
  organizationId: string;
  displayName?: string;
  expiresInDays: number;
}

/** Makes a link for one correspondent; link and picture are told once, here. */
export function InviteDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('invitations');
  const [key] = useState(newKey);
  const issue = useAct(
    ({ organizationId, displayName, expiresInDays }: Wish) =>
      bodyOf(
        api.POST('/api/v1/organizations/{id}/invitations', {
          params: { path: { id: organizationId } },
          headers: onceBy(key),
          body: { role: 'correspondent', displayName: displayName || null, expiresInDays },
        }),
      ),
    { touches: [['invitations']] },
  );
  const [issued, setIssued] = useState<Awaited<ReturnType<typeof issue.attempt>>>();
  if (issued)
    return (
      <Modal open title={say('invite')} footer={null} onCancel={onClose}>
        <div className="invited">
          <Alert type="warning" showIcon title={say('once')} />
          <img
            alt={say('qr_alt')}
            width={220}
            height={220}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(issued.qrSvg)}`}
          />
          <p>{say('how', { until: momentText(issued.expiresAt) })}</p>
          <Input readOnly value={issued.url} aria-label={say('link')} />
          <CopyButton text={issued.url} label={say('copy')} />
        </div>
      </Modal>
    );
  return (
    <FormDialog<Wish>
      title={say('invite')}
      okText={say('make')}
      initialValues={{ organizationId: unitId, expiresInDays: 7 }}
      save={async (wish) => setIssued(await issue.attempt(wish))}
      // What was made is shown in its place.
      onSaved={() => {}}
      onClose={onClose}
    >
      <Form.Item name="organizationId" label={say('unit')} rules={[{ required: true }]}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="displayName" label={say('name')}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item
        name="expiresInDays"
        label={say('days')}
        rules={[{ required: true, message: say('days_needed') }]}
      >
        <InputNumber min={1} max={30} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
