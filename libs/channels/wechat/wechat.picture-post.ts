import type { DraftImage, PublicationDraft } from '@haojiao/channel-kit';
import { centredCrop, type CoverRatio, type CropArea } from './wechat.crop';
import { linksAsText, pictureIds } from './wechat.html';
import type { WechatUploads } from './wechat.mapper';
import type { WechatOptions } from './wechat.options';
import { toPlainText, wellFormed } from './wechat.text';

/** A post of pictures in draft/add (`newspic`), in the platform's field names and order. */
export interface WechatPicturePost {
  article_type: 'newspic';
  title: string;
  /** Plain text. */
  content: string;
  content_source_url: string;
  need_open_comment: 0 | 1;
  only_fans_can_comment: 0 | 1;
  /** Permanent material; the first one is the cover. */
  image_info: { image_list: { image_media_id: string }[] };
  cover_info: { crop_percent_list: ({ ratio: CoverRatio } & CropArea)[] };
}

const shapes: readonly CoverRatio[] = ['1_1', '16_9', '2.35_1'];

export function toPicturePost(
  draft: PublicationDraft,
  uploads: WechatUploads,
  options: WechatOptions,
): WechatPicturePost {
  const pictures = picturesOfPost(draft);
  return {
    article_type: 'newspic',
    title: wellFormed(draft.title).trim(),
    content: toPostText(draft),
    content_source_url: draft.canonicalUrl,
    need_open_comment: options.openComment ? 1 : 0,
    only_fans_can_comment: options.onlyFansCanComment ? 1 : 0,
    image_info: {
      image_list: pictures.map(({ assetId }, index) => ({
        image_media_id: index === 0 ? uploads.cover : (uploads.pictures[assetId] ?? ''),
      })),
    },
    cover_info: { crop_percent_list: pictures.slice(0, 1).flatMap(cropsOf) },
  };
}

/** The cover, then the pictures of the body, each once. */
export function picturesOfPost(draft: PublicationDraft): DraftImage[] {
  const pictures = [draft.cover, ...pictureIds(draft.html).map((assetId) => draft.images[assetId])];
  const byId = new Map(pictures.flatMap((picture) => (picture ? [[picture.assetId, picture]] : [])));
  return [...byId.values()];
}

/** The words of the body, outside addresses told in brackets; where there are none, the summary. */
export function toPostText(draft: PublicationDraft): string {
  const words = toPlainText(linksAsText(wellFormed(draft.html)));
  const text = words === '' ? wellFormed(draft.summary).trim() : words;
  if (!draft.source?.name) return text;
  return `${text}\n${draft.locale.startsWith('en') ? 'Source: ' : '来源：'}${wellFormed(draft.source.name)}`.trim();
}

/** The picture is sent uncut: how each shape is cut from it is told beside it. */
function cropsOf({ width, height }: DraftImage): ({ ratio: CoverRatio } & CropArea)[] {
  if (width <= 0 || height <= 0) return [];
  return shapes.map((ratio) => ({ ratio, ...centredCrop(width, height, ratio) }));
}
