import { HOUR_MS, nextBeijingMidnight } from '@haojiao/kernel';
import { ChannelFailure, nextReviewLookMs, uploadSteps, uploadVideo } from '@haojiao/channel-kit';
import type { DraftMedia, PublicationDraft, PublishContext, PublishOutcome } from '@haojiao/channel-kit';
import { createVideo, douyinPlatform, uploadImage } from './douyin.client';
import type { DouyinVideoBody } from './douyin.client';
import { buildCaption, coverFit, coverSecondsOf } from './douyin.mapper';

/** Uploads, then makes the post once. Accepted is not published: the review is followed up. @throws ChannelFailure */
export async function publishVideo(
  draft: PublicationDraft & { media: DraftMedia },
  context: PublishContext,
): Promise<PublishOutcome> {
  const made = await context.resultOf('create');
  if (made === undefined) await refuseWithoutBudget(context);
  const videoId = await uploadVideo(context, douyinPlatform, draft.media);
  const cover = await coverOf(draft, context);
  const body: DouyinVideoBody = { video_id: videoId, text: buildCaption(draft), ...cover, private_status: 0 };
  const created = await createOnce(draft.media, body, context);
  return {
    kind: 'awaiting_platform',
    reference: created.itemId,
    askAgainAfterMs: nextReviewLookMs(0) ?? HOUR_MS,
    note: { zh: '抖音已接收，正在审核。', en: 'Douyin has accepted the work and reviews it.' },
  };
}

/** Seen before gigabytes are uploaded for nothing. */
async function refuseWithoutBudget(context: PublishContext): Promise<void> {
  if ((await context.remaining('create')) > 0) return;
  const now = context.clock.now();
  throw new ChannelFailure({
    failureClass: 'quota',
    code: 'douyin_daily_ceiling',
    advice: {
      zh: '今天向该抖音账号自动发布的条数已达上限，明日继续。',
      en: "Today's ceiling of posts to this Douyin account is reached; it goes on tomorrow.",
    },
    retryAfterMs: nextBeijingMidnight(now).getTime() - now.getTime(),
  });
}

async function coverOf(
  draft: PublicationDraft & { media: DraftMedia },
  context: PublishContext,
): Promise<Pick<DouyinVideoBody, 'cover_tsp' | 'custom_cover_image_url'>> {
  const seconds = coverSecondsOf(draft.options);
  if (seconds !== undefined) return { cover_tsp: seconds };
  const cover = draft.cover;
  const fit = cover && coverFit(cover, draft.media);
  if (!cover || !fit) return {};
  const imageId = await context.step('cover', { effect: 'repeatable', validForMs: HOUR_MS }, async () =>
    uploadImage(context, await cover.encode(fit)),
  );
  return { custom_cover_image_url: imageId };
}

async function createOnce(media: DraftMedia, body: DouyinVideoBody, context: PublishContext) {
  try {
    return await context.step('create', { effect: 'once' }, async () => {
      await context.spend('create');
      const created = await createVideo(context, body);
      return { itemId: created.itemId, videoId: created.videoId };
    });
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error;
    if (uploadWasUsedBefore(error, context)) throw earlierPostSuspected(error);
    // An upload is good for one create, also for a refused one.
    if (error.failureClass !== 'unknown' && error.platformCode !== undefined)
      await context.forgetSteps([...uploadSteps(media), 'cover']);
    throw error;
  }
}

/** After a lost answer, a used-up upload may mean that the lost call did make the post. */
function uploadWasUsedBefore(failure: ChannelFailure, context: PublishContext): boolean {
  return failure.platformCode === '2190007' && context.history.hadLostAnswer;
}

function earlierPostSuspected(cause: ChannelFailure): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'unknown',
    code: 'douyin_upload_used_before',
    platformCode: cause.platformCode,
    platformMessage: cause.platformMessage,
    advice: {
      zh: '上传凭据已被用过，之前应答丢失的那次可能已经发出，请先到抖音核实。',
      en: 'The upload was used before: the attempt whose answer was lost may have posted. Look on Douyin first.',
    },
    cause,
  });
}
