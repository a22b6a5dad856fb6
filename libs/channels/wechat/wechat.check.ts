import type { Finding, PublicationDraft, Severity } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { CONTENT_LIMIT, lengthOf, losses, pictureIds, toPlainText } from './wechat.html';
import {
  AUTHOR_MAX,
  COVER_HEIGHT,
  COVER_WIDTH,
  DIGEST_MAX,
  SOURCE_URL_MAX_BYTES,
  TITLE_MAX,
} from './wechat.limits';
import { toContent, toDigest } from './wechat.mapper';

/** As long as real addresses of uploaded pictures get. */
const PICTURE_URL = `http://mmbiz.qpic.cn/${'x'.repeat(140)}`;
const pictureTypes = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/tiff',
]);

/** Everything WeChat would refuse or spoil, with the way out. */
export function checkForWechat(draft: PublicationDraft): Finding[] {
  return [...checkTexts(draft), ...checkBody(draft), ...checkPictures(draft), ...checkKind(draft)];
}

function checkTexts(draft: PublicationDraft): Finding[] {
  const found: Finding[] = [];
  const title = draft.title.trim();
  if (title === '')
    found.push(
      finding(
        'error',
        'wechat_title_missing',
        'title',
        '微信文章必须有标题。',
        'A WeChat article needs a title.',
      ),
    );
  found.push(...tooLong('title', 'wechat_title_too_long', title, TITLE_MAX, { zh: '标题', en: 'The title' }));
  found.push(
    ...tooLong('byline', 'wechat_author_too_long', draft.byline.trim(), AUTHOR_MAX, {
      zh: '署名',
      en: 'The byline',
    }),
  );
  const digest = toDigest(draft);
  found.push(
    ...tooLong('summary', 'wechat_summary_too_long', digest, DIGEST_MAX, { zh: '摘要', en: 'The summary' }),
  );
  if (digest === '')
    found.push(
      finding(
        'hint',
        'wechat_summary_empty',
        'summary',
        '没有摘要，微信会自动取正文前 54 个字。',
        'Without a summary WeChat takes the first 54 characters of the text.',
        {
          zh: '写一句不超过 120 字的摘要。',
          en: 'Write one sentence of at most 120 characters.',
        },
      ),
    );
  if (
    !/^https?:\/\/\S+$/.test(draft.canonicalUrl) ||
    Buffer.byteLength(draft.canonicalUrl) > SOURCE_URL_MAX_BYTES
  )
    found.push(
      finding(
        'error',
        'wechat_source_url_invalid',
        'canonicalUrl',
        '“阅读原文”需要以 http(s) 开头、不超过 1KB 的链接。',
        'The “read original” link must begin with http(s) and have at most 1 KB.',
        {
          zh: '请缩短内容的网址标识，或检查站点地址设置。',
          en: 'Shorten the item’s slug or correct the site’s address.',
        },
      ),
    );
  return found;
}

function checkBody(draft: PublicationDraft): Finding[] {
  const found: Finding[] = [];
  const content = toContent(draft, (assetId) => (draft.images[assetId] ? { src: PICTURE_URL } : null));
  const length = lengthOf(content);
  if (length >= CONTENT_LIMIT)
    found.push(
      finding(
        'error',
        'wechat_content_too_long',
        'html',
        `正文连同排版共 ${length} 个字符，微信要求少于 ${CONTENT_LIMIT}。`,
        `The body has ${length} characters with its markup; WeChat takes fewer than ${CONTENT_LIMIT}.`,
        {
          zh: '删减正文、减少表格和样式，或拆成上下两篇。',
          en: 'Shorten it, use fewer tables and styles, or split it in two.',
        },
      ),
    );
  if (toPlainText(content) === '' && pictureIds(draft.html).length === 0)
    found.push(
      finding('error', 'wechat_content_empty', 'html', '正文是空的。', 'The body is empty.', {
        zh: '写入正文或插入图片。',
        en: 'Write a text or insert a picture.',
      }),
    );
  const lost = losses(draft.html);
  if (lost.elements.length > 0)
    found.push(
      finding(
        'warning',
        'wechat_elements_removed',
        'html',
        `微信会去掉这些内容：${lost.elements.join('、')}。`,
        `WeChat removes these elements: ${lost.elements.join(', ')}.`,
        {
          zh: '音视频请改为链接到本站页面，或发布后在公众平台手动插入。',
          en: 'Link to your own page instead, or insert media by hand in the console.',
        },
      ),
    );
  if (lost.outsideLinks > 0)
    found.push(
      finding(
        'warning',
        'wechat_links_become_text',
        'html',
        `${lost.outsideLinks} 个外部链接会变成文字。`,
        `${lost.outsideLinks} outside link(s) become plain text.`,
        {
          zh: '重要链接可用“阅读原文”，或改为公众号文章链接。',
          en: 'Use “read original” for the important one, or link to articles on WeChat.',
        },
      ),
    );
  if (lost.foreignPictures > 0)
    found.push(
      finding(
        'error',
        'wechat_foreign_pictures',
        'html',
        `${lost.foreignPictures} 张图片不在素材库中，微信会丢弃。`,
        `${lost.foreignPictures} picture(s) are not in the library and would be dropped.`,
        {
          zh: '把图片上传到素材库后重新插入。',
          en: 'Upload them to the library and insert them again.',
        },
      ),
    );
  return found;
}

function checkPictures(draft: PublicationDraft): Finding[] {
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
  const { cover } = draft;
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

function checkKind(draft: PublicationDraft): Finding[] {
  const found: Finding[] = [];
  if (draft.kind !== 'article')
    found.push(
      finding(
        'hint',
        'wechat_media_as_link',
        'media',
        '微信接口不能发布可播放的音视频，将发布封面、摘要和本站页面链接。',
        'WeChat takes no playable media by interface: cover, summary and the link to your page are published.',
      ),
    );
  if (draft.locale === 'mn-Mong')
    found.push(
      finding(
        'warning',
        'wechat_vertical_script',
        'html',
        '微信会去掉竖排样式，传统蒙古文会显示为横排。',
        'WeChat drops vertical writing; traditional Mongolian would lie on its side.',
        { zh: '把正文做成图片并填写替代文字。', en: 'Use pictures of the text with alternative text.' },
      ),
    );
  return found;
}

function tooLong(path: string, code: string, text: string, max: number, name: Message): Finding[] {
  const length = lengthOf(text);
  if (length <= max) return [];
  return [
    finding(
      'error',
      code,
      path,
      `${name.zh}有 ${length} 个字，微信最多 ${max} 个字。`,
      `${name.en} has ${length} characters; WeChat takes ${max}.`,
      {
        zh: `删去 ${length - max} 个字，或在微信版本中另写。`,
        en: `Cut ${length - max}, or write another one in the WeChat variant.`,
      },
    ),
  ];
}

function finding(
  severity: Severity,
  code: string,
  path: string,
  zh: string,
  en: string,
  suggestion?: Message,
): Finding {
  return { severity, code, path, message: { zh, en }, suggestion };
}
