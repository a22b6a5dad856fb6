import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Shape } from '@/api-client';
import { useTell, useWords } from '@/ui';
import type { usePresence } from './use-presence';

/** Says who writes when it is not the reader, and lets them take over. */
export function LockNotice({
  presence,
  takeOver,
}: {
  presence: Shape<'PresenceResponse'> | undefined;
  takeOver: ReturnType<typeof usePresence>['takeOver'];
}) {
  const say = useWords('contents');
  const tell = useTell();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const lock = presence?.lock;
  if (!lock || lock.mine) return null;
  const lost = presence.takenOver;
  const take = () => takeOver.mutate(reason, { onSuccess: () => setAsking(false), onError: tell.problem });
  return (
    <>
      <Alert
        type="warning"
        showIcon
        role="status"
        title={lost ? say('lock.lost', { name: lost.name }) : say('lock.others', { name: lock.name })}
        description={lost?.reason ? say('lock.reason', { reason: lost.reason }) : undefined}
        action={<Button onClick={() => setAsking(true)}>{say('lock.take_over')}</Button>}
      />
      <Modal
        open={isAsking}
        title={say('lock.take_over')}
        okText={say('lock.take_over')}
        onOk={take}
        confirmLoading={takeOver.isPending}
        onCancel={() => setAsking(false)}
      >
        <p>{say('lock.consequence', { name: lock.name })}</p>
        <Input
          aria-label={say('lock.why')}
          placeholder={say('lock.why')}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}
