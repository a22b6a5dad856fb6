import type { ChannelContext, FollowUpAnswer, FollowUpQuestion, PublishContext } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import type { WechatClient } from './wechat.client';
import { KEY_TRUSTED_MS, massIdOf } from './wechat.mass-key';
import { massFailureOf, massPublished } from './wechat.mass-outcome';
import { massSendSteps, type MassSendResult } from './wechat.mass-send';

const plan = [3 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS];
const THEN_MS = 6 * HOUR_MS;
const AT_MOST_MS = 3 * DAY_MS;
/** Only the event tells the article's address; so long it is waited for after mass/get knows of the success. */
const EVENT_WITHIN_MS = 10 * MINUTE_MS;
/** The administrator has half an hour. */
const CONFIRMED_WITHIN_MS = 40 * MINUTE_MS;
/** 45066: the same key again within a minute is refused. */
const KEY_PAUSE_MS = MINUTE_MS;
/** Before the ledger gives up and would say that nothing was sent, which nobody knows. */
const MOST_REPETITIONS = 6;

/** Asks mass/get, which knows a status and no reasons. @throws ChannelFailure when it was not sent */
export async function askForMassSend(
  question: Extract<FollowUpQuestion, { kind: 'pending' }>,
  articles: number,
  context: PublishContext,
  client: WechatClient,
): Promise<FollowUpAnswer> {
  const msgId = massIdOf(question.reference);
  const pendingMs = context.clock.now().getTime() - question.pendingSince.getTime();
  if (!msgId) return pendingMs < CONFIRMED_WITHIN_MS ? askAgain(question) : cannotTell();
  const status = await client.massStatus(msgId);
  if (status === 'SEND_SUCCESS') {
    if (isToldByEvent(context) && pendingMs < EVENT_WITHIN_MS) return askAgain(question);
    const sent = (await context.resultOf('mass_send')) as MassSendResult | undefined;
    return massPublished({
      msgId,
      msgDataId: sent?.msgDataId ?? null,
      at: context.clock.now(),
      urls: Array<null>(articles).fill(null),
    });
  }
  if (status === 'SEND_FAIL' || status === 'DELETE') {
    // A later try, after a person's decision, begins with a draft and a key of its own.
    await context.forgetSteps([...massSendSteps, 'draft_check', 'draft']);
    throw massFailureOf(status);
  }
  return pendingMs > AT_MOST_MS ? cannotTell() : askAgain(question);
}

/**
 * The answer to `sendall` was lost. Within the time for which WeChat remembers keys the call may be repeated: it is
 * taken once, and the repetition tells the number of the first (45065). After that only a person can look.
 */
export async function releaseRepetition(
  question: Extract<FollowUpQuestion, { kind: 'lost_answer' }>,
  context: PublishContext,
): Promise<FollowUpAnswer> {
  const now = context.clock.now().getTime();
  const begunAt = await context.resultOf('mass_send_begun');
  const isTrusted = typeof begunAt === 'string' && now - Date.parse(begunAt) < KEY_TRUSTED_MS;
  if (!isTrusted || context.history.attempts > MOST_REPETITIONS) return cannotTell();
  const sinceIntentMs = now - question.intentAt.getTime();
  return sinceIntentMs < KEY_PAUSE_MS
    ? { kind: 'ask_again', askAgainAfterMs: KEY_PAUSE_MS - sinceIntentMs }
    : { kind: 'not_there' };
}

function askAgain({ reference, timesAsked }: { reference: string; timesAsked: number }): FollowUpAnswer {
  return { kind: 'awaiting_platform', reference, askAgainAfterMs: plan[timesAsked] ?? THEN_MS };
}

function isToldByEvent({ account }: ChannelContext): boolean {
  return Boolean(account.credentials.callbackToken && account.credentials.encodingAesKey);
}

function cannotTell(): FollowUpAnswer {
  return {
    kind: 'cannot_tell',
    reason: {
      zh: '微信没有说明这次群发的结果。请登录公众平台查看“发表记录”：已群发就登记链接，未群发再确认重发。',
      en: 'WeChat does not tell what became of this mass send. Look at the list of posts in the console: record the link if it is out, else confirm sending again.',
    },
  };
}
