import {
  ChannelFailure,
  type PublicationDraft,
  type PublishContext,
  type PublishOutcome,
} from '@haojiao/channel-kit';
import { WechatClient } from './wechat.client';
import { firstQuestionMs } from './wechat.follow-up';
import { pictureCount, pictureIds, toPlainText } from './wechat.html';
import { BODY_IMAGE_MAX_BYTES, COVER_MAX_BYTES } from './wechat.limits';
import { toArticle, type WechatArticle } from './wechat.mapper';

const LONGEST_EDGE = 1_440;

/** Result of step `submit`, kept in the ledger. `msgDataId` is what statistics need later. */
export type SubmitResult = { publishId: string; msgDataId: string | null };

/** Pictures, cover, draft, then the one call that followers can see: `submit`. */
export async function publishArticle(
  draft: PublicationDraft,
  context: PublishContext,
): Promise<PublishOutcome> {
  const client = new WechatClient(context);
  const pictureUrls = await uploadPictures(draft, context, client);
  const coverMediaId = await uploadCover(draft, context, client);
  const article = toArticle(draft, { coverMediaId, pictureUrls }, context.account.settings);
  const draftMediaId = await context.step('draft', { effect: 'repeatable' }, () =>
    makeDraft(article, context, client),
  );
  await context.step('draft_check', { effect: 'repeatable' }, () =>
    compareDraft(article, draftMediaId, context, client),
  );
  const { publishId } = await context.step<SubmitResult>('submit', { effect: 'once' }, () =>
    submit(draftMediaId, client),
  );
  return { kind: 'awaiting_platform', reference: publishId, askAgainAfterMs: firstQuestionMs };
}

async function uploadPictures(
  draft: PublicationDraft,
  context: PublishContext,
  client: WechatClient,
): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const assetId of pictureIds(draft.html)) {
    const image = draft.images[assetId];
    if (!image) continue;
    urls[assetId] = await context.step(`body_image:${image.sha256}`, { effect: 'repeatable' }, async () =>
      client.uploadBodyImage(
        await image.encode({ format: 'jpeg', maxBytes: BODY_IMAGE_MAX_BYTES, maxEdge: LONGEST_EDGE }),
      ),
    );
  }
  return urls;
}

async function uploadCover(
  draft: PublicationDraft,
  context: PublishContext,
  client: WechatClient,
): Promise<string> {
  const { cover } = draft;
  if (!cover)
    throw new ChannelFailure({
      failureClass: 'content_rejected',
      code: 'wechat_cover_missing',
      advice: {
        zh: '微信文章必须有封面图片，请选择封面。',
        en: 'A WeChat article needs a cover; choose one.',
      },
    });
  return context.step('cover', { effect: 'repeatable' }, async () =>
    client.addImageMaterial(
      await cover.encode({
        format: 'jpeg',
        maxBytes: COVER_MAX_BYTES,
        maxEdge: LONGEST_EDGE,
        ratio: '2.35:1',
      }),
    ),
  );
}

/** After an attempt that broke off, the draft may already be in the box: its cover belongs to this publication alone. */
async function makeDraft(
  article: WechatArticle,
  context: PublishContext,
  client: WechatClient,
): Promise<string> {
  if (context.history.attempts > 0 || context.history.hadLostAnswer) {
    const existing = await client.findDraftByCover(article.thumb_media_id);
    if (existing !== null) {
      await client.updateDraft(existing, article);
      return existing;
    }
  }
  try {
    return await client.addDraft(article);
  } catch (error) {
    // Nearly always the cover: somebody removed it from the library. The next attempt uploads it again.
    if (error instanceof ChannelFailure && error.platformCode === '40007') {
      await context.forgetSteps(['cover']);
      throw again(error);
    }
    throw error;
  }
}

/** What was approved must be what is published: words and number of pictures are read back before submitting. */
async function compareDraft(
  article: WechatArticle,
  draftMediaId: string,
  context: PublishContext,
  client: WechatClient,
): Promise<true> {
  const stored = await client.getDraft(draftMediaId);
  if (stored === null) {
    await context.forgetSteps(['draft']);
    throw new ChannelFailure({
      failureClass: 'transient',
      code: 'wechat_draft_gone',
      advice: {
        zh: '刚建立的草稿已不在草稿箱，将重新建立。',
        en: 'The new draft is no longer in the box; it is made again.',
      },
    });
  }
  if (
    words(stored.content) === words(article.content) &&
    pictureCount(stored.content) === pictureCount(article.content)
  )
    return true;
  await context.forgetSteps(['draft']);
  await client.deleteDraft(draftMediaId);
  throw new ChannelFailure({
    failureClass: 'content_rejected',
    code: 'wechat_content_altered',
    advice: {
      zh: '微信过滤了部分文字或图片，与审定内容不一致，未发布。请修改被过滤的内容后重新送审。',
      en: 'WeChat removed words or pictures, so it would not be what was approved: nothing was published. Change what was filtered and have it reviewed.',
    },
  });
}

async function submit(draftMediaId: string, client: WechatClient): Promise<SubmitResult> {
  try {
    return await client.submit(draftMediaId);
  } catch (error) {
    // The draft is gone: published by an earlier call or by a person. A new draft here could post it twice.
    if (error instanceof ChannelFailure && error.platformCode === '40007')
      throw new ChannelFailure({
        failureClass: 'unknown',
        code: 'wechat_draft_consumed',
        platformCode: error.platformCode,
        platformMessage: error.platformMessage,
        advice: {
          zh: '草稿已不在草稿箱，可能已经发布，系统会先向微信核实。',
          en: 'The draft is no longer in the box and may have been published; WeChat is asked first.',
        },
        cause: error,
      });
    throw error;
  }
}

function again(cause: ChannelFailure): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'transient',
    code: cause.code,
    platformCode: cause.platformCode,
    platformMessage: cause.platformMessage,
    advice: {
      zh: '封面素材已不在公众号素材库，将重新上传。',
      en: 'The cover is no longer in the account’s library; it is uploaded again.',
    },
    cause,
  });
}

function words(html: string): string {
  return toPlainText(html).replace(/[\s\u200b\ufeff]+/g, '');
}
