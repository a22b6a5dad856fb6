import { Link } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { Facts, Moment, Panel, useWords } from '@/ui';
import type { Message } from './use-messages';

/** Who sent it where, whether that is proven, and what became of it. */
export function MessageFacts({ message }: { message: Message }) {
  const say = useWords('intake-messages');
  const unitName = useUnitName();
  const { state, submissionId, submissionNumber, duplicateOfId, discardReason, authentication } = message;
  return (
    <Panel title={say('facts')}>
      <Facts
        of={[
          [
            say('from'),
            [message.fromName, message.fromAddress].filter(Boolean).join(' ') || say('unknown_sender'),
          ],
          [say('person'), message.senderName ?? say('nobody')],
          [say('proof'), say(`proofs.${authentication?.result ?? 'none'}`)],
          [say('mailbox'), `${message.mailboxName}（${unitName(message.organizationId)}）`],
          [say('received'), <Moment at={message.receivedAt} />],
          state === 'submitted' && submissionId !== null
            ? [say('became'), <Link to={`/submissions/${submissionId}`}>{submissionNumber}</Link>]
            : null,
          state === 'drafted' ? [say('became'), say('became_draft')] : null,
          duplicateOfId === null
            ? null
            : [say('same_as'), <Link to={`/submissions/mail/${duplicateOfId}`}>{say('other')}</Link>],
          discardReason === null ? null : [say('discard.reason'), discardReason],
          message.answerState === 'none' ? null : [say('answer'), say(`answers.${message.answerState}`)],
        ]}
      />
    </Panel>
  );
}
