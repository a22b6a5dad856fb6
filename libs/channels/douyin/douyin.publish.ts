import { HOUR_MS, nextBeijingMidnight } from '@haojiao/kernel';
import {
  ChannelFailure,
  fittedMedia,
  nextReviewLookMs,
  stepsBoundToBytes,
  uploadSteps,
  uploadVideo,
} from '@haojiao/channel-kit';
import type {
  DraftImage,
  ImageFit,
  PublicationDraft,
  PublishContext,
  PublishOutcome,
} from '@haojiao/channel-kit';
import { coverPlanOf, imageTextBody, pictureFit, videoBody } from './douyin.body';
import { createImageText, createVideo, douyinPlatform, uploadImage } from './douyin.client';
import type { CreatedDouyinWork } from './douyin.client';
import { conversionOf } from './douyin.film';
import { picturesOf } from './douyin.mapper';
import type { VideoDraft } from './douyin.mapper';
import { uploadSizesOf } from './douyin.settings';

/** Converts where that is needed, uploads, then makes the post once. Accepted is not published: the review is followed up. @throws ChannelFailure */
export async function publishVideo(draft: VideoDraft, context: PublishContext): Promise<PublishOutcome> {
  await refuseWithoutBudget(context);
  const sizes = uploadSizesOf(context.account);
  const media = await fittedMedia(context, draft.media, conversionOf(draft.media), stepsBoundToBytes);
  const video = await uploadVideo(context, douyinPlatform, media, { sizes });
  const plan = coverPlanOf(draft);
  const cover =
    plan.kind === 'picture' ? await uploadOnce(context, 'cover', plan.image, plan.fit) : undefined;
  const body = videoBody(draft, { video, cover });
  return createOnce(context, [...uploadSteps(media, sizes), 'cover'], () => createVideo(context, body));
}

/** The article's pictures as one post, in their order. @throws ChannelFailure */
export async function publishImageText(
  draft: PublicationDraft,
  context: PublishContext,
): Promise<PublishOutcome> {
  await refuseWithoutBudget(context);
  const pictures = picturesOf(draft);
  const imageIds: string[] = [];
  for (const picture of pictures)
    imageIds.push(await uploadOnce(context, stepOf(picture), picture, pictureFit));
  const body = imageTextBody(draft, imageIds);
  return createOnce(context, pictures.map(stepOf), () => createImageText(context, body));
}

function stepOf(picture: DraftImage): string {
  return `image:${picture.sha256}`;
}

function uploadOnce(
  context: PublishContext,
  step: string,
  picture: DraftImage,
  fit: ImageFit,
): Promise<string> {
  return context.step(step, { effect: 'repeatable', validForMs: HOUR_MS }, async () =>
    uploadImage(context, await picture.encode(fit)),
  );
}

/** Seen before gigabytes are uploaded for nothing. */
async function refuseWithoutBudget(context: PublishContext): Promise<void> {
  if ((await context.resultOf('create')) !== undefined || (await context.remaining('create')) > 0) return;
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

/** `uploads` are the steps whose results one create uses up. */
async function createOnce(
  context: PublishContext,
  uploads: string[],
  create: () => Promise<CreatedDouyinWork>,
): Promise<PublishOutcome> {
  try {
    const created = await context.step('create', { effect: 'once' }, async () => {
      await context.spend('create');
      return { ...(await create()) };
    });
    return {
      kind: 'awaiting_platform',
      reference: created.itemId,
      askAgainAfterMs: nextReviewLookMs(0) ?? HOUR_MS,
      note: { zh: '抖音已接收，正在审核。', en: 'Douyin has accepted the work and reviews it.' },
    };
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error;
    if (uploadWasUsedBefore(error, context)) throw earlierPostSuspected(error);
    // An upload is good for one create, also for a refused one.
    if (error.failureClass !== 'unknown' && error.platformCode !== undefined)
      await context.forgetSteps(uploads);
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
