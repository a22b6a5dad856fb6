import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { Page, PageProblem, useWords } from '@/ui';
import { MailboxActions } from './mailbox-actions';
import { MailboxDialog } from './mailbox-dialog';
import { MailboxFacts } from './mailbox-facts';
import { useMailbox } from './use-mailboxes';

/** One mailbox: how it stands, how it is read, and what can be done with it. */
export function MailboxPage() {
  const { id = '' } = useParams();
  const say = useWords('submission-mailboxes');
  const unitName = useUnitName();
  const [isChanging, setChanging] = useState(false);
  const asked = useMailbox(id);
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const { body: mailbox } = asked.data;
  const { problem } = mailbox.health;
  return (
    <Page
      title={mailbox.name}
      lead={`${say(`kinds.${mailbox.kind}`)} · ${unitName(mailbox.organizationId)}`}
      actions={<Button onClick={() => setChanging(true)}>{say('change')}</Button>}
    >
      {problem && (
        <Alert
          type="error"
          showIcon
          title={say('failing')}
          description={problem.message}
          style={{ marginBottom: 16 }}
        />
      )}
      <div className="panels">
        <MailboxFacts mailbox={mailbox} />
        <MailboxActions seen={asked.data} />
      </div>
      {isChanging && (
        <MailboxDialog seen={asked.data} unitId={mailbox.organizationId} onClose={() => setChanging(false)} />
      )}
    </Page>
  );
}
