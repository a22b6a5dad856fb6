import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { useCurrentUnit } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, Page, TabRow, useWords } from '@/ui';
import type { Column } from '@/ui';
import { states, useMailboxesOf, useMessages } from './use-messages';
import type { MessageQuestion, MessageState, MessageSummary } from './use-messages';

/** 来信: what came by mail, and what became of it. */
export function MessagesPage() {
  const say = useWords('intake-messages');
  const { unitId } = useCurrentUnit();
  const [address, setAddress] = useSearchParams();
  const state = states.find((each) => each === address.get('state')) ?? 'waiting';
  const mailboxId = address.get('mailbox') ?? undefined;
  const show = (wish: { state: MessageState; mailboxId?: string }) =>
    setAddress(
      {
        ...(wish.state !== 'waiting' && { state: wish.state }),
        ...(wish.mailboxId && { mailbox: wish.mailboxId }),
      },
      { replace: true },
    );
  const question = { organizationId: unitId, state, ...(mailboxId && { mailboxId }) };
  return (
    <Page title={say('title')} lead={say('lead')}>
      <TabRow
        label={say('filter')}
        chosen={state}
        onChoose={(key) => show({ state: key as MessageState, mailboxId })}
        tabs={states.map((key) => ({
          key,
          label: say(`states.${key}`),
          content: () => (
            <Messages question={question} onMailbox={(chosen) => show({ state, mailboxId: chosen })} />
          ),
        }))}
      />
    </Page>
  );
}

function Messages({
  question,
  onMailbox,
}: {
  question: MessageQuestion;
  onMailbox: (mailboxId: string | undefined) => void;
}) {
  const say = useWords('intake-messages');
  const can = useCan();
  const mailboxes = useMailboxesOf(question);
  const { state, mailboxId } = question;
  return (
    <>
      <p className="desk-quiet">{say(`told.${state}`)}</p>
      {(mailboxes.size > 1 || mailboxId !== undefined) && (
        <Select<string>
          aria-label={say('mailbox')}
          className="intake-mailbox"
          allowClear
          placeholder={say('any_mailbox')}
          value={mailboxId}
          onChange={onMailbox}
          options={[...mailboxes].map(([value, label]) => ({ value, label }))}
        />
      )}
      <CursorTable<MessageSummary>
        label={say('title')}
        pages={useMessages(question)}
        columns={useColumns()}
        rowHeight={72}
        empty={
          <EmptyState text={say(state === 'waiting' ? 'none_waiting' : 'none')}>
            {state === 'waiting' && can('submission_mailbox.manage') && (
              <Link to="/settings/submission-mailboxes">{say('to_mailboxes')}</Link>
            )}
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<MessageSummary>[] {
  const say = useWords('intake-messages');
  return [
    {
      key: 'subject',
      title: say('subject'),
      track: 'minmax(180px, 2fr)',
      render: ({ id, subject, findings }) => {
        const why = findings.find(({ weight }) => weight === 'holds');
        return (
          <div>
            <Link to={`/submissions/mail/${id}`}>{subject || say('no_subject')}</Link>
            {why && <div className="desk-quiet">{why.message}</div>}
          </div>
        );
      },
    },
    {
      key: 'sender',
      title: say('sender'),
      track: 'minmax(140px, 1fr)',
      render: ({ senderName, fromName, fromAddress }) => (
        <div className="intake-sender">
          {senderName || fromName}
          <div className="desk-quiet">{fromAddress ?? say('unknown_sender')}</div>
        </div>
      ),
    },
    {
      key: 'mailbox',
      title: say('mailbox'),
      track: 'minmax(100px, 160px)',
      render: ({ mailboxName }) => mailboxName,
    },
    {
      key: 'received',
      title: say('received'),
      track: '110px',
      render: ({ receivedAt }) => <Moment at={receivedAt} />,
    },
  ];
}
