import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { download } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useAct, useWords } from '@/ui';
import { AssignDialog } from './assign-dialog';
import { DiscardDialog } from './discard-dialog';
import type { Message } from './use-messages';

/** Whose report it is, or that it is none; and the mail as it came. */
export function MessageDecisions({ seen }: { seen: Versioned<Message> }) {
  const say = useWords('intake-messages');
  const { body: message } = seen;
  const mayDecide = useCan()('submission.decide', useUnitPath()(message.organizationId));
  const [asking, setAsking] = useState<'assign' | 'discard' | null>(null);
  const source = useAct(
    () =>
      download(`/api/v1/intake-messages/${message.id}/source`, `${message.subject || say('no_subject')}.eml`),
    { touches: [] },
  );
  const isOpen = message.state === 'waiting' || message.state === 'set_aside';
  const close = () => setAsking(null);
  return (
    <>
      {isOpen && mayDecide && (
        <>
          <Button type="primary" onClick={() => setAsking('assign')}>
            {say('assign.do')}
          </Button>
          <Button onClick={() => setAsking('discard')}>{say('discard.do')}</Button>
        </>
      )}
      <Button icon={<DownloadOutlined />} loading={source.isBusy} onClick={() => void source.run()}>
        {say('source')}
      </Button>
      {asking === 'assign' && <AssignDialog seen={seen} onClose={close} />}
      {asking === 'discard' && <DiscardDialog seen={seen} onClose={close} />}
    </>
  );
}
