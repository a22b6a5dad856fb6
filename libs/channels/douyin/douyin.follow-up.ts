import { DAY_MS, MINUTE_MS } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { ChannelFailure, findWorks, nextReviewLookMs, nextSearchMs } from '@haojiao/channel-kit';
import type {
  ByteDanceWork,
  ChannelContext,
  FollowUpAnswer,
  FollowUpQuestion,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { listVideos, readVideos } from './douyin.client';
import { douyinErrors } from './douyin.errors';
import { buildCaption } from './douyin.caption';
import { remotePostOf } from './douyin.mapper';

type Pending = Extract<FollowUpQuestion, { kind: 'pending' }>;
type Lost = Extract<FollowUpQuestion, { kind: 'lost_answer' }>;

const askAPerson = (zh: string, en: string): FollowUpAnswer => ({ kind: 'cannot_tell', reason: { zh, en } });

/** The verdict of the review, as far as the platform tells. @throws ChannelFailure `content_rejected` at a refusal */
export async function followPending(question: Pending, context: ChannelContext): Promise<FollowUpAnswer> {
  const now = context.clock.now();
  const waitedMs = now.getTime() - question.pendingSince.getTime();
  const works = await readVideos(context, [question.reference]);
  const work =
    works.find((candidate) => candidate.itemId === question.reference) ??
    (waitedMs < 30 * MINUTE_MS ? undefined : await inList(question.reference, context));
  return (work && verdictOn(work, now)) ?? waitLonger(waitedMs, work);
}

/** Undefined while there is no verdict. */
function verdictOn(work: ByteDanceWork, now: Date): FollowUpAnswer | undefined {
  switch (work.videoStatus) {
    case 1:
    case 5:
      return { kind: 'published', remote: remotePostOf(work, now) };
    case 2:
      throw reviewRefused();
    case 6:
      return { kind: 'published', remote: remotePostOf(work, now, 'friends') };
    case 7:
      return askAPerson(
        '作品在抖音上被设为“私密”，请确认是有意为之还是需要改为公开。',
        'The work was made private on Douyin; see whether that is meant.',
      );
    case undefined:
      // Some apps are never told the status; a work that is being played has passed its review.
      return (work.playCount ?? 0) > 0 ? { kind: 'published', remote: remotePostOf(work, now) } : undefined;
    default:
      return undefined;
  }
}

function waitLonger(waitedMs: number, work: ByteDanceWork | undefined): FollowUpAnswer {
  const nextLookMs = nextReviewLookMs(waitedMs);
  const noEvidence = work === undefined || work.videoStatus === undefined;
  if (nextLookMs !== null && !(noEvidence && waitedMs >= DAY_MS))
    return { kind: 'ask_again', askAgainAfterMs: nextLookMs };
  return work === undefined
    ? askAPerson(
        '抖音不再返回该作品，可能已被删除或隐藏，请人工确认。',
        'Douyin does not name this work any more; it may be deleted or hidden. A person has to look.',
      )
    : askAPerson(
        '长时间未得到抖音的审核结果，请人工确认。',
        'Douyin has told no verdict for long; a person has to look.',
      );
}

async function inList(itemId: string, context: ChannelContext): Promise<ByteDanceWork | undefined> {
  const page = await listVideos(context, '0');
  return page.works.find((work) => work.itemId === itemId);
}

function reviewRefused(): ChannelFailure {
  return new ChannelFailure({ ...douyinErrors.video_status_2!, platformCode: 'video_status_2' });
}

/**
 * Was the post made? Looks for a work of our caption since the intent. Not being listed proves nothing, as works appear
 * with a delay: after two hours a person decides.
 */
export async function searchLostPost(
  question: Lost,
  draft: PublicationDraft,
  context: ChannelContext,
): Promise<FollowUpAnswer> {
  const now = context.clock.now();
  const found = await findWorks(buildCaption(draft), question.intentAt, (cursor) =>
    listVideos(context, cursor),
  );
  if (found.length > 1)
    return askAPerson(
      `抖音上有 ${found.length} 条同文案的新作品，请人工确认哪一条来自本次发布。`,
      `Douyin lists ${found.length} recent works with this caption; a person has to tell which is ours.`,
    );
  const work = found[0];
  if (work)
    return (
      verdictOn(work, now) ?? {
        kind: 'awaiting_platform',
        reference: work.itemId,
        askAgainAfterMs: nextReviewLookMs(0) ?? MINUTE_MS,
        note: foundAgain,
      }
    );
  const nextMs = nextSearchMs(now.getTime() - question.intentAt.getTime());
  if (nextMs !== null) return { kind: 'ask_again', askAgainAfterMs: nextMs };
  return askAPerson(
    '两小时内在抖音作品列表中没有找到该作品，仍不能断定没有发出，请到抖音核实。',
    'It was not found in the list for two hours, which does not prove that it was not posted; look on Douyin.',
  );
}

const foundAgain: Message = {
  zh: '应答丢失后，已在抖音作品列表中找到该作品。',
  en: 'The answer was lost; the work was found in the list.',
};
