import { Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { Facts, FormDialog, useWords } from '@/ui';

/** Names and numbers as they are; who looked, and why, is on record. */
export function LookDialog({ payee, onClose }: { payee: Shape<'PayeeResponse'>; onClose: () => void }) {
  const say = useWords('honours');
  const [seen, setSeen] = useState<Shape<'PayeeDataResponse'> | null>(null);
  const isSeen = useRef(false);
  const save = async (body: { reason: string }) => {
    setSeen(
      await bodyOf(api.POST('/api/v1/payees/{id}/looks', { params: { path: { id: payee.id } }, body })),
    );
    isSeen.current = true;
  };
  if (seen)
    return (
      <Modal open title={say('payee.of', { name: payee.contributorName })} footer={null} onCancel={onClose}>
        <Facts
          of={[
            [say('payee.legal_name'), seen.legalName],
            [say('payee.bank'), seen.bankName],
            [say('payee.account'), seen.bankAccount],
            [say('payee.phone'), seen.phone ?? '—'],
          ]}
        />
      </Modal>
    );
  return (
    <FormDialog
      title={say('payee.of', { name: payee.contributorName })}
      okText={say('payee.look')}
      save={save}
      onClose={() => isSeen.current || onClose()}
    >
      <p>{say('payee.look_told')}</p>
      <Form.Item
        name="reason"
        label={say('reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('reason_needed') }]}
      >
        <Input maxLength={200} placeholder={say('pay.export_hint')} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
