import type { Finding, PublicationDraft } from '@haojiao/channel-kit';
import { finding } from './wechat.findings';
import { pictureIds } from './wechat.html';
import { COVER_HEIGHT, COVER_WIDTH } from './wechat.limits';
import type { WechatOptions } from './wechat.options';

const pictureTypes = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/tiff',
]);

/** Pictures of the body and the cover. */
export function checkPictures(draft: PublicationDraft, { form }: WechatOptions): Finding[] {
  return [...checkBodyPictures(draft), ...checkCover(draft, form)];
}

function checkBodyPictures(draft: PublicationDraft): Finding[] {
  const found: Finding[] = [];
  for (const assetId of pictureIds(draft.html)) {
    const image = draft.images[assetId];
    if (!image)
      found.push(
        finding(
          'error',
          'wechat_picture_missing',
          `images.${assetId}`,
          '正文引用的图片不存在。',
          'A picture of the body does not exist.',
          { zh: '删除或重新插入该图片。', en: 'Remove it or insert it again.' },
        ),
      );
    else if (!pictureTypes.has(image.mediaType))
      found.push(
        finding(
          'error',
          'wechat_picture_type',
          `images.${assetId}`,
          `微信不接受 ${image.mediaType} 图片。`,
          `WeChat takes no ${image.mediaType} pictures.`,
          { zh: '换成 JPG 或 PNG。', en: 'Use JPG or PNG.' },
        ),
      );
    else if (image.mediaType === 'image/gif')
      found.push(
        finding(
          'warning',
          'wechat_animation_lost',
          `images.${assetId}`,
          '动图会变成静态图片。',
          'An animated picture becomes a still one.',
          {
            zh: '需要动图时请在公众平台手动替换。',
            en: 'Replace it by hand in the console if it must move.',
          },
        ),
      );
  }
  return found;
}

function checkCover({ cover }: PublicationDraft, form: WechatOptions['form']): Finding[] {
  const found: Finding[] = [];
  // The first picture of a picture post stands for its cover.
  if (!cover && form === 'picture_post') return found;
  if (!cover)
    found.push(
      finding(
        'error',
        'wechat_cover_missing',
        'coverAssetId',
        '微信文章必须有封面图片。',
        'A WeChat article needs a cover picture.',
        {
          zh: `选一张不小于 ${COVER_WIDTH}×${COVER_HEIGHT} 的图片作封面。`,
          en: `Choose a picture of at least ${COVER_WIDTH}×${COVER_HEIGHT}.`,
        },
      ),
    );
  else if (!pictureTypes.has(cover.mediaType))
    found.push(
      finding(
        'error',
        'wechat_cover_type',
        'coverAssetId',
        `微信不接受 ${cover.mediaType} 封面。`,
        `WeChat takes no ${cover.mediaType} cover.`,
        { zh: '换成 JPG 或 PNG。', en: 'Use JPG or PNG.' },
      ),
    );
  else if (cover.width < COVER_WIDTH || cover.height < COVER_HEIGHT)
    found.push(
      finding(
        'warning',
        'wechat_cover_small',
        'coverAssetId',
        `封面只有 ${cover.width}×${cover.height}，在手机上会模糊。`,
        `The cover is only ${cover.width}×${cover.height} and will blur.`,
        {
          zh: `换成不小于 ${COVER_WIDTH}×${COVER_HEIGHT} 的图片。`,
          en: `Use one of at least ${COVER_WIDTH}×${COVER_HEIGHT}.`,
        },
      ),
    );
  return found;
}
