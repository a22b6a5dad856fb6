import {
  ChannelFailure,
  type DraftImage,
  type ImageFit,
  type PublicationDraft,
  type PublishContext,
} from '@haojiao/channel-kit';
import type { WechatClient } from './wechat.client';
import { pictureIds } from './wechat.html';
import { BODY_IMAGE_MAX_BYTES, COVER_MAX_BYTES } from './wechat.limits';
import type { WechatUploads } from './wechat.mapper';
import { readOptions } from './wechat.options';
import { picturesOfPost } from './wechat.picture-post';

const LONGEST_EDGE = 1_440;

const bodyFit: ImageFit = { format: 'jpeg', maxBytes: BODY_IMAGE_MAX_BYTES, maxEdge: LONGEST_EDGE };
const wholeFit: ImageFit = { format: 'jpeg', maxBytes: COVER_MAX_BYTES, maxEdge: LONGEST_EDGE };
const coverFit: ImageFit = { ...wholeFit, ratio: '2.35:1' };

/** The step whose result is the cover's media id, by the place of the article in its post. */
export function coverStep(position: number): string {
  return position === 0 ? 'cover' : `cover:${position}`;
}

/** Brings the pictures of one article to WeChat, each in a step of its own. */
export function uploadPictures(
  draft: PublicationDraft,
  position: number,
  context: PublishContext,
  client: WechatClient,
): Promise<WechatUploads> {
  return readOptions(draft, context.account).form === 'picture_post'
    ? uploadForPicturePost(draft, position, context, client)
    : uploadForArticle(draft, position, context, client);
}

async function uploadForArticle(
  draft: PublicationDraft,
  position: number,
  context: PublishContext,
  client: WechatClient,
): Promise<WechatUploads> {
  const pictures: Record<string, string> = {};
  for (const assetId of pictureIds(draft.html)) {
    const image = draft.images[assetId];
    if (!image) continue;
    pictures[assetId] = await context.step(`body_image:${image.sha256}`, { effect: 'repeatable' }, async () =>
      client.uploadBodyImage(await image.encode(bodyFit)),
    );
  }
  return { cover: await uploadCover(draft.cover, coverFit, position, context, client), pictures };
}

/** Permanent material throughout: bodies of picture posts take nothing else. */
async function uploadForPicturePost(
  draft: PublicationDraft,
  position: number,
  context: PublishContext,
  client: WechatClient,
): Promise<WechatUploads> {
  const [first, ...others] = picturesOfPost(draft);
  const cover = await uploadCover(first, wholeFit, position, context, client);
  const pictures: Record<string, string> = {};
  for (const image of others) {
    pictures[image.assetId] = await context.step(
      `picture:${image.sha256}`,
      { effect: 'repeatable' },
      async () => client.addImageMaterial(await image.encode(wholeFit)),
    );
  }
  return { cover, pictures };
}

async function uploadCover(
  cover: DraftImage | undefined,
  fit: ImageFit,
  position: number,
  context: PublishContext,
  client: WechatClient,
): Promise<string> {
  if (!cover)
    throw new ChannelFailure({
      failureClass: 'content_rejected',
      code: 'wechat_cover_missing',
      advice: {
        zh: '微信文章必须有封面图片，请选择封面。',
        en: 'A WeChat article needs a cover; choose one.',
      },
    });
  return context.step(coverStep(position), { effect: 'repeatable' }, async () =>
    client.addImageMaterial(await cover.encode(fit)),
  );
}
