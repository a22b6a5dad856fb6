import { ChannelFailure, type PublishContext } from '@haojiao/channel-kit';
import type { WechatClient } from './wechat.client';
import { pictureCount } from './wechat.html';
import type { WechatArticle } from './wechat.mapper';
import { toPlainText } from './wechat.text';
import { coverStep } from './wechat.uploads';

/** After an attempt that broke off, the draft may already be in the box: its cover belongs to this publication alone. */
export async function makeDraft(
  articles: WechatArticle[],
  context: PublishContext,
  client: WechatClient,
): Promise<string> {
  if (context.history.attempts > 0 || context.history.hadLostAnswer) {
    const existing = await client.findDraftByCover(coverOf(articles[0]!));
    // A draft takes no further articles and loses none: one of another size is made anew.
    if (existing !== null && existing.articles !== articles.length)
      await client.deleteDraft(existing.mediaId);
    else if (existing !== null) {
      for (const [index, article] of articles.entries())
        await client.updateDraft(existing.mediaId, index, article);
      return existing.mediaId;
    }
  }
  try {
    return await client.addDraft(articles);
  } catch (error) {
    // Nearly always the cover: somebody removed it from the library. The next attempt uploads it again.
    if (error instanceof ChannelFailure && error.platformCode === '40007') {
      await context.forgetSteps(articles.map((_article, position) => coverStep(position)));
      throw again(error);
    }
    throw error;
  }
}

/** What was approved must be what is published: words and number of pictures are read back before anything is sent. */
export async function compareDraft(
  articles: WechatArticle[],
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
  const isSame = articles.every(
    (article, index) =>
      words(stored[index]?.content ?? '') === words(article.content) &&
      stored[index]?.pictures === picturesOf(article),
  );
  if (isSame && stored.length === articles.length) return true;
  await context.forgetSteps(['draft']);
  await client.deleteDraft(draftMediaId);
  throw new ChannelFailure({
    failureClass: 'content_rejected',
    code: 'wechat_content_altered',
    advice: {
      zh: '微信过滤了部分文字或图片，与审定内容不一致，未发布。请修改被过滤的内容后重新送审。',
      en: 'WeChat removed words or pictures, so it would not be what was approved: nothing was published. Change what was filtered and have it reviewed again.',
    },
  });
}

function coverOf(article: WechatArticle): string {
  return article.article_type === 'news'
    ? article.thumb_media_id
    : (article.image_info.image_list[0]?.image_media_id ?? '');
}

function picturesOf(article: WechatArticle): number {
  return article.article_type === 'news'
    ? pictureCount(article.content)
    : article.image_info.image_list.length;
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

/** The platform rewrites markup and white space; words are compared. */
function words(html: string): string {
  return toPlainText(html).replace(/[\s\u200b\ufeff]+/g, '');
}
