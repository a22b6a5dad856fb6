import {
  ChannelFailure,
  type FollowUpAnswer,
  type FollowUpQuestion,
  type PublicationDraft,
  type PublishContext,
  type RemotePost,
} from '@haojiao/channel-kit';
import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { withAuthorization } from './weibo-with-token';
import { linkPattern } from './weibo-length';
import { permalink } from './weibo-mid';
import { composeShareText, type ShareText } from './weibo-share-text';
import type { WeiboStatus } from './weibo-status';
import { WeiboClient, type Timeline } from './weibo.client';

export const SHARE_STEP = 'share';
/** When the first attempt began; kept through later ones, since a post of any of them is ours. */
export const SHARE_BEGAN_STEP = 'share_began';

/** A post under review is invisible for about three minutes: nothing is settled earlier. */
const SETTLED_AFTER_MS = 4 * MINUTE_MS;
const BETWEEN_LOOKS_MS = MINUTE_MS;
/** Weibo's clock and ours may differ by this much. */
const CLOCK_SKEW_MS = 2 * MINUTE_MS;
/** An ordinary app is shown no more posts than these. */
const TIMELINE_LENGTH = 5;
const GIVE_UP_PENDING_AFTER_MS = 2 * HOUR_MS;
/** After two sends whose answers were lost a person takes over. */
const MOST_ATTEMPTS = 2;

type Look = { kind: 'found'; remote: RemotePost } | { kind: 'absent' } | { kind: 'hidden' };

/** Looks among the account's newest posts for the one this publication may have made. @throws ChannelFailure */
export async function reconcile(
  question: FollowUpQuestion,
  draft: PublicationDraft,
  context: PublishContext,
): Promise<FollowUpAnswer> {
  // Every other step of ours can be run again without harm.
  if (question.kind === 'lost_answer' && question.step !== SHARE_STEP) return { kind: 'not_there' };
  let look: Look;
  try {
    look = await lookForPost(question, draft, context);
  } catch (error) {
    if (!isLastingRefusal(error)) throw error;
    return {
      kind: 'cannot_tell',
      reason: {
        zh: `微博不允许查看已发内容（${error.platformCode ?? error.code}），请人工到微博账号核对。`,
        en: `Weibo does not let us look at the posts (${error.platformCode ?? error.code}); look at the account by hand.`,
      },
    };
  }
  if (look.kind === 'found') return { kind: 'published', remote: look.remote };
  if (look.kind === 'hidden')
    return {
      kind: 'cannot_tell',
      reason: {
        zh: '之后已有多条新微博，接口看不到那段时间的内容，请人工到微博账号核对。',
        en: 'Newer posts hide the time in question from us; look at the account by hand.',
      },
    };
  const now = context.clock.now().getTime();
  return question.kind === 'pending'
    ? stillPending(question.timesAsked, now - question.pendingSince.getTime())
    : notSeen(question.timesAsked, now - question.intentAt.getTime(), context.history.attempts);
}

/** Accepted by Weibo, not visible yet. It is never sent again: after two hours a person looks. */
function stillPending(timesAsked: number, elapsedMs: number): FollowUpAnswer {
  if (elapsedMs >= GIVE_UP_PENDING_AFTER_MS)
    return {
      kind: 'cannot_tell',
      reason: {
        zh: '微博已接收但两小时后仍不可见，可能未通过人工审核，请登录微博查看。',
        en: 'Weibo took the post but it is not visible after two hours; it may have failed the review. Look on Weibo.',
      },
    };
  return { kind: 'ask_again', askAgainAfterMs: timesAsked < 3 ? 5 * MINUTE_MS : 20 * MINUTE_MS };
}

/** Not there only after two looks a minute apart, the last one when a review would be over. */
function notSeen(timesAsked: number, elapsedMs: number, attempts: number): FollowUpAnswer {
  if (timesAsked === 0 || elapsedMs < SETTLED_AFTER_MS)
    return {
      kind: 'ask_again',
      askAgainAfterMs:
        timesAsked === 0 ? BETWEEN_LOOKS_MS : Math.max(BETWEEN_LOOKS_MS, SETTLED_AFTER_MS - elapsedMs),
    };
  if (attempts < MOST_ATTEMPTS) return { kind: 'not_there' };
  return {
    kind: 'cannot_tell',
    reason: {
      zh: '已尝试两次仍无法确认是否发出，请人工到微博账号核对。',
      en: 'Two attempts left it open whether the post is out; look at the account by hand.',
    },
  };
}

async function lookForPost(
  question: FollowUpQuestion,
  draft: PublicationDraft,
  context: PublishContext,
): Promise<Look> {
  const asked = question.kind === 'pending' ? question.pendingSince : question.intentAt;
  const began = await context.resultOf(SHARE_BEGAN_STEP);
  const first =
    typeof began === 'string' ? Math.min(new Date(began).getTime(), asked.getTime()) : asked.getTime();
  const since = new Date(first - CLOCK_SKEW_MS);
  const client = new WeiboClient(context);
  const timeline = await withAuthorization(context, (token) => client.newestPosts(token));
  const text = composeShareText(draft);
  const found = timeline.statuses.find(
    (status) => !status.deleted && !isBefore(status, since) && isSamePost(status, text),
  );
  if (found) return { kind: 'found', remote: toRemotePost(found, context) };
  return { kind: hides(timeline, since) ? 'hidden' : 'absent' };
}

/** Same long link where Weibo tells it, else the same words. */
export function isSamePost(status: WeiboStatus, text: ShareText): boolean {
  if (status.longLinks.length > 0) return status.longLinks.some((link) => sameAddress(link, text.link));
  if (status.text.includes(text.link)) return true;
  const words = wordsOf(text.status);
  return words !== '' && wordsOf(status.text) === words;
}

/** Whether older posts of the time in question may stand behind those listed. */
function hides({ statuses, total }: Timeline, since: Date): boolean {
  const more = statuses.length >= TIMELINE_LENGTH || (total ?? 0) > statuses.length;
  return more && !statuses.some((status) => isBefore(status, since));
}

/** Ids, address and time of a post as the product keeps them. */
export function toRemotePost(status: WeiboStatus, context: PublishContext): RemotePost {
  const uid = status.uid ?? context.account.credentials.uid?.trim() ?? '';
  return {
    id: status.mid,
    url: uid === '' ? `https://m.weibo.cn/status/${status.mid}` : permalink(uid, status.mid),
    publishedAt: status.createdAt ?? context.clock.now(),
    extra: { uid },
  };
}

/** A refusal that asking again will not change; a dead token or a used-up budget is no such thing. */
function isLastingRefusal(error: unknown): error is ChannelFailure {
  return (
    error instanceof ChannelFailure &&
    (error.failureClass === 'permanent' || error.failureClass === 'content_rejected')
  );
}

function isBefore(status: WeiboStatus, since: Date): boolean {
  return status.createdAt !== undefined && status.createdAt < since;
}

function sameAddress(one: string, other: string): boolean {
  const [a, b] = [one, other].map((address) => {
    if (!URL.canParse(address)) return address;
    const url = new URL(address);
    return `${url.host}${url.pathname.replace(/\/$/, '')}${url.search}`;
  });
  return a === b;
}

function wordsOf(text: string): string {
  return text.replace(linkPattern, '').replace(/\s+/g, '');
}
