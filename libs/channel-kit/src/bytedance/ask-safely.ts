import { MINUTE_MS } from '@haojiao/kernel';
import type { FollowUpAnswer } from '../channel-adapter';
import { ChannelFailure } from '../channel-failure';

const UNLISTED_CODE_TRIES = 2;

/**
 * Keeps a refused question from being taken for a refused post: what time or a new token mends is thrown on; a code that
 * nobody listed is asked twice more; anything else is a person's matter, as the post may be out there all the same.
 * `isVerdict` lets the failures through that are about the post.
 */
export async function askSafely(
  timesAsked: number,
  isVerdict: (failure: ChannelFailure) => boolean,
  ask: () => Promise<FollowUpAnswer>,
): Promise<FollowUpAnswer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ChannelFailure) || isVerdict(error)) throw error;
    if (['transient', 'rate_limited', 'quota', 'credentials'].includes(error.failureClass)) throw error;
    if (error.failureClass === 'unknown' && timesAsked < UNLISTED_CODE_TRIES)
      return { kind: 'ask_again', askAgainAfterMs: MINUTE_MS };
    return {
      kind: 'cannot_tell',
      reason: {
        zh: `无法向平台查询结果（${error.platformCode ?? error.code}）：${error.advice.zh}请人工确认作品状态。`,
        en: `The platform could not be asked (${error.platformCode ?? error.code}): ${error.advice.en} A person has to look at the post.`,
      },
    };
  }
}
