import {
  ChannelFailure,
  type ChannelContext,
  type PublicationDraft,
  type PublishContext,
  type PublishOutcome,
} from '@haojiao/channel-kit';
import { beijingDate, HOUR_MS, MINUTE_MS, nextBeijingMidnight } from '@haojiao/kernel';
import type { WechatClient } from './wechat.client';
import { KEY_FORGOTTEN_MS, massReference, massSendKey, waitingReference } from './wechat.mass-key';
import { accountKindOf, readOptions, type WechatOptions } from './wechat.options';

/** Result of step `mass_send`. `msgId` is missing while the administrator has not confirmed and WeChat told no number. */
export type MassSendResult = { msgId: string | null; msgDataId: string | null };

/** Steps of one try; a later try, after WeChat decided on this one, begins without them. */
export const massSendSteps = ['mass_send', 'mass_send_begun'];

const FIRST_QUESTION_MS = MINUTE_MS;
const WAITING_QUESTION_MS = 10 * MINUTE_MS;

/**
 * Sends a draft to followers. The moment at which the try began is kept before the call and makes its key: however
 * often the call is repeated for want of an answer, WeChat takes it once.
 */
export async function massSend(
  draft: PublicationDraft,
  draftMediaId: string,
  context: PublishContext,
  client: WechatClient,
): Promise<PublishOutcome> {
  const options = readOptions(draft, context.account);
  const isRepeat = await isRepetition(context);
  // WeChat counts what succeeds: a try that failed today leaves its send to the next one of this publication.
  const counted = `mass_send_counted:${beijingDate(context.clock.now())}`;
  const isNew = (await context.resultOf('mass_send')) === undefined && !isRepeat;
  if (isNew && (await context.resultOf(counted)) === undefined) await requireSendsLeft(options, context);
  const begunAt = await context.step(
    'mass_send_begun',
    { effect: 'repeatable', validForMs: KEY_FORGOTTEN_MS },
    async () => context.clock.now().toISOString(),
  );
  const key = massSendKey(draft.publicationId, begunAt);
  const { msgId } = await context.step<MassSendResult>('mass_send', { effect: 'once' }, async () => {
    try {
      return await client.sendAll({ draftMediaId, key, tagId: options.tagId });
    } catch (error) {
      throw await judged(error, isRepeat, context);
    }
  });
  await context.step(counted, { effect: 'repeatable' }, () => count(options, context));
  return msgId === null
    ? {
        kind: 'awaiting_platform',
        reference: waitingReference(key),
        askAgainAfterMs: WAITING_QUESTION_MS,
        note,
      }
    : { kind: 'awaiting_platform', reference: massReference(msgId), askAgainAfterMs: FIRST_QUESTION_MS };
}

const note = {
  zh: '等待公众号管理员在手机微信上确认群发（30 分钟内）。',
  en: 'Waiting for the account’s administrator to confirm the mass send on the telephone (within 30 minutes).',
};

/** Whether an earlier call of this try may have arrived. */
async function isRepetition(context: PublishContext): Promise<boolean> {
  const begunAt = await context.resultOf('mass_send_begun');
  if (typeof begunAt !== 'string' || !context.history.hadLostAnswer) return false;
  return context.clock.now().getTime() - Date.parse(begunAt) < KEY_FORGOTTEN_MS;
}

/**
 * A refused first call did nothing, and the next try gets a key of its own. A refused repetition says nothing about the
 * call before it, nor does a draft that is gone: both stay open.
 */
async function judged(error: unknown, isRepeat: boolean, context: PublishContext): Promise<unknown> {
  if (!(error instanceof ChannelFailure) || error.failureClass === 'unknown') return error;
  if (!isRepeat && error.platformCode !== '40007') {
    await context.forgetSteps(['mass_send_begun']);
    return error;
  }
  return new ChannelFailure({
    failureClass: 'unknown',
    code: 'wechat_mass_send_open',
    platformCode: error.platformCode,
    platformMessage: error.platformMessage,
    advice: {
      zh: '上一次群发请求的结果还不清楚，系统会用同一编号再核实；微信不会重复群发。',
      en: 'The outcome of the mass send before is open; it is checked with the same key, which WeChat takes once only.',
    },
    accountChange: error.accountChange,
    cause: error,
  });
}

/** Which of our counts a send uses up. Sends to a tag by a service account are counted by follower, which only WeChat can. */
function countsOf(options: WechatOptions, context: ChannelContext): string[] {
  if (accountKindOf(context.account) !== 'service') return ['mass_send_day'];
  return options.tagId === undefined ? ['mass_send_day', 'mass_send_month'] : [];
}

/** Asked before, counted after WeChat took it: what it refuses uses nothing up. @throws ChannelFailure `quota` */
async function requireSendsLeft(options: WechatOptions, context: PublishContext): Promise<void> {
  for (const operation of countsOf(options, context)) {
    if ((await context.remaining(operation)) > 0) continue;
    const now = context.clock.now();
    const isMonth = operation === 'mass_send_month';
    const until = isMonth ? nextBeijingMonth(now) : nextBeijingMidnight(now);
    throw new ChannelFailure({
      failureClass: 'quota',
      code: 'wechat_mass_send_used_up',
      advice: isMonth
        ? {
            zh: '该服务号本月 4 次群发已用完，下月 1 日自动继续；急用请改为“发布”。',
            en: 'The four mass sends of this month are used up; it goes on next month. In a hurry, publish instead.',
          }
        : {
            zh: '该账号今天的群发次数已用完，次日自动继续；急用请改为“发布”。',
            en: 'Today’s mass send is used up; it goes on tomorrow. In a hurry, publish instead.',
          },
      retryAfterMs: until.getTime() - now.getTime() + MINUTE_MS,
    });
  }
}

async function count(options: WechatOptions, context: PublishContext): Promise<true> {
  for (const operation of countsOf(options, context)) {
    // It is out: a count that is full, by a send of the same moment, must not make a failure of it.
    await context.spend(operation).catch((error: unknown) => {
      if (!(error instanceof ChannelFailure)) throw error;
    });
  }
  return true;
}

function nextBeijingMonth(at: Date): Date {
  const [year, month] = beijingDate(at).split('-').map(Number);
  return new Date(Date.UTC(year!, month, 1) - 8 * HOUR_MS);
}
