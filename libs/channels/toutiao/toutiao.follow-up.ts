import { DAY_MS, MINUTE_MS } from '@haojiao/kernel';
import { findWorks, nextReviewLookMs, nextSearchMs } from '@haojiao/channel-kit';
import type {
  FollowUpAnswer,
  FollowUpQuestion,
  PublicationDraft,
  PublishContext,
} from '@haojiao/channel-kit';
import { listVideos, readVideos } from './toutiao.client';
import { remotePostOf } from './toutiao.mapper';

type Pending = Extract<FollowUpQuestion, { kind: 'pending' }>;
type Lost = Extract<FollowUpQuestion, { kind: 'lost_answer' }>;

/** No status is told: a work that is played has passed its review; without plays for a day, a person looks. */
export async function followPending(question: Pending, context: PublishContext): Promise<FollowUpAnswer> {
  const now = context.clock.now();
  const waitedMs = now.getTime() - question.pendingSince.getTime();
  const works = await readVideos(context, [question.reference]);
  const work = works.find((candidate) => candidate.itemId === question.reference);
  if (work && (work.playCount ?? 0) > 0) return { kind: 'published', remote: remotePostOf(work, now) };
  const nextLookMs = nextReviewLookMs(waitedMs);
  if (waitedMs < DAY_MS && nextLookMs !== null) return { kind: 'ask_again', askAgainAfterMs: nextLookMs };
  return {
    kind: 'cannot_tell',
    reason: {
      zh: '头条不提供审核结果，一天内没有播放数据，请人工确认。',
      en: 'Toutiao tells no verdict and there were no plays for a day; a person has to look.',
    },
  };
}

/**
 * Was the post made? The list is looked at first. After a quarter of an hour without it, creating again with the same
 * upload is safe, because the platform answers that with the first post's id; without that upload a person decides.
 */
export async function searchLostPost(
  question: Lost,
  draft: PublicationDraft,
  context: PublishContext,
): Promise<FollowUpAnswer> {
  const sinceIntentMs = context.clock.now().getTime() - question.intentAt.getTime();
  const found = await findWorks(draft.title, question.intentAt, (cursor) => listVideos(context, cursor));
  if (found.length > 1)
    return {
      kind: 'cannot_tell',
      reason: {
        zh: `头条上有 ${found.length} 条同标题的新作品，请人工确认哪一条来自本次发布。`,
        en: `Toutiao lists ${found.length} recent works with this title; a person has to tell which is ours.`,
      },
    };
  const work = found[0];
  if (work)
    return {
      kind: 'awaiting_platform',
      reference: work.itemId,
      askAgainAfterMs: nextReviewLookMs(0) ?? MINUTE_MS,
      note: {
        zh: '应答丢失后，已在头条作品列表中找到该作品。',
        en: 'The answer was lost; the work was found in the list.',
      },
    };
  if (sinceIntentMs >= 15 * MINUTE_MS && (await hasUpload(context))) return { kind: 'not_there' };
  const nextMs = nextSearchMs(sinceIntentMs);
  if (nextMs !== null) return { kind: 'ask_again', askAgainAfterMs: nextMs };
  return {
    kind: 'cannot_tell',
    reason: {
      zh: '在头条作品列表中没有找到该作品，也不能安全重发，请到头条号后台核实。',
      en: 'It was not found in the list and can not be repeated safely; look in the backend of the account.',
    },
  };
}

async function hasUpload(context: PublishContext): Promise<boolean> {
  return ((await context.resultOf('upload')) ?? (await context.resultOf('part_complete'))) !== undefined;
}
