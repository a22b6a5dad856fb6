import { Button, Drawer } from 'antd';
import { api } from '@/api-client';
import { LongText, useAnswerText } from '@/features/receivers';
import { Facts, Moment, useAct, useWords } from '@/ui';
import { MessageStateTag } from './message-state-tag';
import { readable } from './readable';
import type { Message } from './use-webhooks';
import './webhooks.css';

/** What was sent, every attempt and its answer; and sending it again. */
export function MessageDrawer({
  webhookId,
  message,
  onClose,
}: {
  webhookId: string;
  message: Message;
  onClose: () => void;
}) {
  const say = useWords('webhooks');
  const answerText = useAnswerText();
  const again = useAct(
    () =>
      api.POST('/api/v1/webhooks/{id}/messages/{messageId}/redeliver', {
        params: { path: { id: webhookId, messageId: message.id } },
      }),
    { touches: [['webhooks', webhookId]], done: say('sent_again') },
  );
  return (
    <Drawer
      open
      size={640}
      onClose={onClose}
      title={say('message_title', { number: message.sequence })}
      extra={
        <Button type="primary" loading={again.isBusy} onClick={() => void again.run()}>
          {say('send_again')}
        </Button>
      }
    >
      <Facts
        of={[
          [say('what'), say(`event.${message.type.replace('.', '_')}`)],
          [say('state'), <MessageStateTag state={message.state} />],
          [say('when'), <Moment at={message.createdAt} />],
          message.dueAt === null ? null : [say('due'), <Moment at={message.dueAt} />],
        ]}
      />
      <h3>{say('attempts')}</h3>
      {message.attempts.length === 0 && <p>{say('not_sent')}</p>}
      <ul className="webhook-attempts">
        {message.attempts.map((attempt) => (
          <li key={attempt.at}>
            <Moment at={attempt.at} /> {answerText(attempt)}
            {attempt.answer && <LongText label={say('answered')} text={attempt.answer} />}
          </li>
        ))}
      </ul>
      <h3>{say('body')}</h3>
      <LongText label={say('body')} text={readable(message.body)} />
    </Drawer>
  );
}
