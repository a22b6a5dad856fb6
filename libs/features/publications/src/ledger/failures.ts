import { ChannelFailure } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import type { KeptFailure } from '../persistence/publication.entity';
import { keepFailure } from './keep-failure';

/** The ledger's own findings, in the same form as a platform's. */
function known(failureClass: ChannelFailure['failureClass'], code: string, advice: Message): KeptFailure {
  return keepFailure(new ChannelFailure({ failureClass, code, advice }));
}

export const outcomeUnknown = (reason: Message) => known('unknown', 'outcome_unknown', reason);

export const withdrawByHand = (instruction: Message) => known('permanent', 'withdraw_by_hand', instruction);

export const pendingPostVanished = () =>
  known('unknown', 'pending_post_vanished', {
    zh: '平台上找不到已提交的内容，请到平台后台核实后处理。',
    en: 'The platform no longer knows what it had accepted; look there and decide.',
  });

export const withdrawOutcomeUnknown = (reason?: Message) =>
  known(
    'unknown',
    'withdraw_outcome_unknown',
    reason ?? {
      zh: '撤稿请求的结果未知，请打开链接核实：已撤下请选“未发布”，仍可见请选“已发布”后再撤。',
      en: 'The outcome of the withdrawal is unknown; open the link and say whether the post is still there.',
    },
  );

export const answersKeptGettingLost = () =>
  known('transient', 'answers_lost', {
    zh: '多次发送都没有得到平台的答复，且每次都已核实没有发出。平台恢复后请点“重试”。',
    en: 'No sending was ever answered, and each time it was found not to be there. Retry when the platform is well again.',
  });

export const late = () =>
  known('permanent', 'late', {
    zh: '已过计划时间，请确认是否仍要发布：要发请点“重试”。',
    en: 'Its hour has passed; say whether it shall still go out: retry sends it.',
  });

export const blackoutOver = () =>
  known('permanent', 'blackout_over', {
    zh: '静默期已结束，请确认这一条是否仍要发布：要发请点“重试”放行，不发请取消。',
    en: 'The blackout window is over; say whether this one shall still go out: retry releases it, or cancel it.',
  });

export const postOfAnother = () =>
  known('unknown', 'remote_post_of_other_publication', {
    zh: '平台返回的帖子已属于本账号的另一次发布，请到平台核实这一条是否已发出。',
    en: 'The platform named a post that belongs to another publication of this account; look there whether this one went out.',
  });

export function accountDisabled(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'permanent',
    code: 'channel_account_disabled',
    advice: {
      zh: '渠道账号已停用，启用后点“重试”。',
      en: 'The channel account is disabled; enable it and retry.',
    },
  });
}
