import { HOUR_MS } from '@haojiao/kernel';
import {
  ChannelFailure,
  fittedMedia,
  nextReviewLookMs,
  stepsBoundToBytes,
  uploadSteps,
  uploadVideo,
} from '@haojiao/channel-kit';
import type { DraftMedia, PublicationDraft, PublishContext, PublishOutcome } from '@haojiao/channel-kit';
import { createVideo, toutiaoPlatform } from './toutiao.client';
import { conversionOf } from './toutiao.film';
import { videoBody } from './toutiao.mapper';

/** Converts where that is needed, uploads, then makes the post once. Whether the review passes is only seen by its plays. @throws ChannelFailure */
export async function publishVideo(
  draft: PublicationDraft & { media: DraftMedia },
  context: PublishContext,
): Promise<PublishOutcome> {
  const media = await fittedMedia(context, draft.media, conversionOf(draft.media), stepsBoundToBytes);
  // Only the same upload makes a repeated create harmless: it is replaced when the platform refuses it, never by age.
  const videoId = await uploadVideo(context, toutiaoPlatform, media, { keepHowever: true });
  try {
    const itemId = await context.step('create', { effect: 'once' }, async () => {
      await context.spend('create');
      return (await createVideo(context, videoBody(draft, videoId))).itemId;
    });
    return {
      kind: 'awaiting_platform',
      reference: itemId,
      askAgainAfterMs: nextReviewLookMs(0) ?? HOUR_MS,
      note: { zh: '头条已接收，等待审核。', en: 'Toutiao has accepted the work and reviews it.' },
    };
  } catch (error) {
    if (!(error instanceof ChannelFailure) || error.platformCode !== '2190007') throw error;
    await context.forgetSteps(uploadSteps(media));
    throw context.history.hadLostAnswer ? uploadLapsedAfterLoss(error) : error;
  }
}

/** The first upload is gone, and with it the proof that a repetition makes no second post. */
function uploadLapsedAfterLoss(cause: ChannelFailure): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'unknown',
    code: 'toutiao_upload_lapsed_after_lost_answer',
    platformCode: cause.platformCode,
    platformMessage: cause.platformMessage,
    advice: {
      zh: '原上传凭据已失效，不能安全重发，请先到头条号后台核实是否已发出。',
      en: 'The upload has lapsed and a repetition is not safe; look in the backend whether it was posted.',
    },
    cause,
  });
}
