import { Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { ReasonDialog, useWords } from '@/ui';
import { PayeeFacts } from './payee-facts';

/** Names and numbers as they are; who looked, and why, is on record. */
export function LookDialog({ payee, onClose }: { payee: Shape<'PayeeResponse'>; onClose: () => void }) {
  const say = useWords('honours');
  const [seen, setSeen] = useState<Shape<'PayeeDataResponse'> | null>(null);
  const look = async (reason: string) => {
    setSeen(
      await bodyOf(
        api.POST('/api/v1/payees/{id}/looks', { params: { path: { id: payee.id } }, body: { reason } }),
      ),
    );
  };
  if (seen)
    return (
      <Modal open title={say('payee.of', { name: payee.contributorName })} footer={null} onCancel={onClose}>
        <PayeeFacts of={seen} />
      </Modal>
    );
  return (
    <ReasonDialog
      title={say('payee.of', { name: payee.contributorName })}
      told={say('payee.look_told')}
      hint={say('pay.export_hint')}
      okText={say('payee.look')}
      most={200}
      save={look}
      onSaved={stay}
      onClose={onClose}
    />
  );
}

/** What was asked for then stands in place of the question. */
const stay = () => undefined;
