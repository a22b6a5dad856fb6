import type { Message } from '@haojiao/kernel';
import type { PublicationState } from './publication-transitions';

/** One thing that a person can do with a publication now, and what comes of it. */
export interface Choice {
  action: 'reschedule' | 'cancel' | 'retry' | 'withdraw' | 'resolve';
  /** With `resolve`: what the person says. */
  outcome: 'published' | 'not_published' | null;
  consequence: Message;
}

export interface ChoiceFacts {
  state: PublicationState;
  mode: 'api' | 'share' | 'feed' | 'hand_off';
  failureCode: string | null;
  /** Somebody wanted it taken down. */
  isToBeWithdrawn: boolean;
  /** It was known to be out at some time. */
  wasPublished: boolean;
  /** The platform has a call for taking posts down. */
  canWithdraw: boolean;
}

/** Nothing was sent of these; only the question whether to send waits for an answer. */
export const asksWhetherToSend: ReadonlySet<string> = new Set(['late', 'blackout_over']);

const choice = (
  action: Choice['action'],
  zh: string,
  en: string,
  outcome: Choice['outcome'] = null,
): Choice => ({ action, outcome, consequence: { zh, en } });

const cancel = choice(
  'cancel',
  '不再发送，任务结束；以后可以重新安排。',
  'It is not sent and ends here; it can be planned again later.',
);

/** What each choice will do, said before it is made. Empty where the system is at work and nothing is to be decided. */
export function choicesOf(facts: ChoiceFacts): Choice[] {
  switch (facts.state) {
    case 'scheduled':
    case 'queued':
      return [
        choice('reschedule', '改到另一个时间，到时发送一次。', 'Another hour; it is sent once then.'),
        cancel,
      ];
    case 'failed':
      return [
        choice(
          'retry',
          '再发送一次：已完成的步骤不重做，失败的步骤重新执行。平台上确认没有这一条。',
          'It is sent once more: steps that are done are not repeated. It is known not to be on the platform.',
        ),
        cancel,
      ];
    case 'awaiting_hand_off':
      return [
        choice(
          'resolve',
          '登记您在平台上发布的链接（或截图），任务记为已发布。',
          'Records the post that you made, by its link or a screenshot; it counts as published.',
          'published',
        ),
        choice(
          'resolve',
          '说明不再人工发布，任务取消。',
          'Says that nobody will post it; it is cancelled.',
          'not_published',
        ),
        cancel,
      ];
    case 'published':
      return [withdrawal(facts)];
    case 'needs_attention':
      return decisions(facts);
    default:
      return [];
  }
}

function decisions({ failureCode, isToBeWithdrawn, wasPublished }: ChoiceFacts): Choice[] {
  if (asksWhetherToSend.has(failureCode ?? '')) {
    return [choice('retry', '放行：立即发送一次。', 'Releases it: it is sent once, now.'), cancel];
  }
  if (isToBeWithdrawn && wasPublished) {
    return [
      choice(
        'resolve',
        '您已确认平台上看不到了：任务记为已撤稿。',
        'You saw that it is gone: it counts as withdrawn.',
        'not_published',
      ),
      choice(
        'resolve',
        '平台上仍可见：恢复为已发布，可以再次撤稿。',
        'It is still there: published again, and can be withdrawn once more.',
        'published',
      ),
    ];
  }
  return [
    choice(
      'resolve',
      '您在平台上看到了它：记为已发布，系统不会再发。填写链接后可以撤稿、计入统计。',
      'You saw it there: it counts as published and is never sent again. With its link it can be withdrawn and counted.',
      'published',
    ),
    choice(
      'resolve',
      '您已确认平台上没有：记为失败，之后可以重试，重试会再次发送。若其实已发出，就会出现两条，请务必先核实。',
      'You made sure that it is not there: it failed and may be retried, which sends it again. If it is out after all there will be two.',
      'not_published',
    ),
  ];
}

function withdrawal({ canWithdraw, mode }: ChoiceFacts): Choice {
  return canWithdraw && mode === 'api'
    ? choice(
        'withdraw',
        '由系统在平台上删除，评论和数据随之消失，不能恢复。',
        'The system deletes it there; comments go with it, and it can not be brought back.',
      )
    : choice(
        'withdraw',
        '该平台需人工删除：会生成一项待办，删除后在此确认。',
        'A person has to delete it there: a task is made, to be confirmed here.',
      );
}
