import {
  askSafely,
  ChannelFailure,
  type FollowUpAnswer,
  type FollowUpQuestion,
  type PublicationDraft,
  type PublishContext,
  type RemotePost,
} from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@haojiao/kernel';
import { WechatClient } from './wechat.client';
import { askForMassSend, releaseRepetition } from './wechat.mass-follow-up';
import { massIdOf } from './wechat.mass-key';
import { outcomeOf, publishedPost } from './wechat.outcome';
import { publishStatus, type ListedPost } from './wechat.reader';
import { wellFormed } from './wechat.text';

/** The status may be asked 100 times a day for the whole account; the event is the main way, this the fallback. */
const pendingPlan = [15 * SECOND_MS, MINUTE_MS, 3 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS];
const PENDING_THEN_MS = 6 * HOUR_MS;
const PENDING_AT_MOST_MS = 3 * DAY_MS;

/** A submit that arrived has ended by then in all reports; until then a draft in the box proves nothing. */
export const SETTLE_MS = 30 * MINUTE_MS;
const LOST_AT_MOST_MS = 6 * HOUR_MS;
const lostPlan = [15 * SECOND_MS, MINUTE_MS, 3 * MINUTE_MS, 10 * MINUTE_MS];

/** Their clock counts whole seconds and need not agree with ours. */
const SKEW_MS = 2 * MINUTE_MS;
const MOST_PAGES = 3;

export const firstQuestionMs = pendingPlan[0]!;

export async function followUp(
  question: FollowUpQuestion,
  draft: PublicationDraft,
  context: PublishContext,
): Promise<FollowUpAnswer> {
  const client = new WechatClient(context);
  // Deleting twice does no harm: the second time the platform says that it is gone.
  if (question.kind === 'lost_answer' && question.step === 'withdraw') return { kind: 'not_there' };
  return askSafely(question.timesAsked, isVerdict, () =>
    question.kind === 'pending'
      ? askForOutcome(question, draft, context, client)
      : question.step === 'mass_send'
        ? releaseRepetition(question, context)
        : searchSubmitted(question, draft, context, client),
  );
}

async function askForOutcome(
  question: Extract<FollowUpQuestion, { kind: 'pending' }>,
  draft: PublicationDraft,
  context: PublishContext,
  client: WechatClient,
): Promise<FollowUpAnswer> {
  return massIdOf(question.reference) === undefined
    ? askForStatus(question, draft, context, client)
    : askForMassSend(question, 1 + (draft.companions?.length ?? 0), context, client);
}

async function askForStatus(
  question: Extract<FollowUpQuestion, { kind: 'pending' }>,
  draft: PublicationDraft,
  context: PublishContext,
  client: WechatClient,
): Promise<FollowUpAnswer> {
  const pendingMs = context.clock.now().getTime() - question.pendingSince.getTime();
  if ((await context.remaining('freepublish_get')) <= 0)
    return { kind: 'ask_again', askAgainAfterMs: HOUR_MS };
  try {
    const status = await client.publishStatus(question.reference);
    if (status.status === publishStatus.running) {
      if (pendingMs > PENDING_AT_MOST_MS) return cannotTell();
      return {
        kind: 'awaiting_platform',
        reference: question.reference,
        askAgainAfterMs: pendingPlan[question.timesAsked + 1] ?? PENDING_THEN_MS,
      };
    }
    const submitted = (await context.resultOf('submit')) as { msgDataId?: string | null } | undefined;
    const articles = 1 + (draft.companions?.length ?? 0);
    const urls = Array.from({ length: articles }, (_, index) => status.urls[index] ?? null);
    return outcomeOf(
      { ...status, urls },
      {
        publishId: question.reference,
        msgDataId: submitted?.msgDataId ?? null,
        at: context.clock.now(),
      },
    );
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error;
    // Their job is forgotten there; the list of posts still knows what came of it.
    if (error.platformCode === '53502') {
      const found = await findPost(draft, question.pendingSince, context, client);
      return found === 'several' || found === null ? cannotTell() : { kind: 'published', remote: found };
    }
    // A definite end: a later attempt, after a person's decision, must make a new draft and submit it.
    if (isVerdict(error)) await context.forgetSteps(['submit', 'draft_check', 'draft']);
    throw error;
  }
}

/** Told about the post itself; any other failure is only about our question. */
function isVerdict(failure: ChannelFailure): boolean {
  return failure.failureClass !== 'unknown' && /^(publish|mass)_status_/.test(failure.platformCode ?? '');
}

/**
 * The answer to `submit` was lost, and there is no key to ask by. Proofs, strongest first: a listed post with our link,
 * title and time is ours; a draft that left the box was taken (keep looking, never submit again); a draft that is still
 * there long after any job would have ended, with no such post listed, was never taken.
 */
async function searchSubmitted(
  question: Extract<FollowUpQuestion, { kind: 'lost_answer' }>,
  draft: PublicationDraft,
  context: PublishContext,
  client: WechatClient,
): Promise<FollowUpAnswer> {
  const elapsedMs = context.clock.now().getTime() - question.intentAt.getTime();
  const found = await findPost(draft, question.intentAt, context, client);
  if (found === 'several') return cannotTell();
  if (found !== null) return { kind: 'published', remote: found };
  const draftMediaId = await context.resultOf('draft');
  if (typeof draftMediaId !== 'string') return cannotTell();
  // Asked after the list: a job that ended in between shows itself as a missing draft, never as "not there".
  const stillThere = (await client.getDraft(draftMediaId)) !== null;
  if (stillThere && elapsedMs >= SETTLE_MS) return { kind: 'not_there' };
  if (!stillThere && elapsedMs >= LOST_AT_MOST_MS) return cannotTell();
  const planned = lostPlan[question.timesAsked] ?? HOUR_MS;
  const untilSettled = SETTLE_MS - elapsedMs;
  return {
    kind: 'ask_again',
    askAgainAfterMs: stillThere ? Math.max(SECOND_MS, Math.min(planned, untilSettled)) : planned,
  };
}

/** Our post among those published without notice since `since`; `several` when it can't be told which one. */
async function findPost(
  draft: PublicationDraft,
  since: Date,
  context: PublishContext,
  client: WechatClient,
): Promise<RemotePost | null | 'several'> {
  const cover = await context.resultOf('cover');
  const notBefore = since.getTime() - SKEW_MS;
  const candidates: ListedPost[] = [];
  let offset = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { total, posts } = await client.listPosts(offset);
    const recent = posts.filter((post) => post.at === null || post.at.getTime() >= notBefore);
    candidates.push(
      ...recent.filter(
        (post) =>
          !post.isDeleted &&
          post.sourceUrl === draft.canonicalUrl &&
          post.title.trim() === wellFormed(draft.title).trim(),
      ),
    );
    offset += posts.length;
    // Newest first: a page with older posts is the last one of interest.
    if (recent.length < posts.length || offset >= total || posts.length === 0) break;
  }
  // The cover was uploaded for this publication alone: it tells apart two posts of one item.
  const own = candidates.filter((post) => post.thumbMediaId !== '' && post.thumbMediaId === cover);
  const [post, ...others] = own.length > 0 ? own : candidates;
  if (!post) return null;
  if (others.length > 0) return 'several';
  return publishedPost(post.articleId, post.urls, {
    publishId: null,
    msgDataId: null,
    at: post.at ?? context.clock.now(),
  });
}

function cannotTell(): FollowUpAnswer {
  return {
    kind: 'cannot_tell',
    reason: {
      zh: '微信没有说明这次发布的结果。请登录公众平台查看“发表记录”和“草稿箱”：已发表就登记链接，未发表再确认重发。',
      en: 'WeChat does not tell what became of it. Look at the posts and drafts in the console: record the link if it is out, else confirm sending again.',
    },
  };
}
