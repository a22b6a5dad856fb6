import type { Finding, PublicationDraft } from '@haojiao/channel-kit';
import { finding } from './wechat.findings';
import { losses, PICTURE_STAND_IN, pictureIds } from './wechat.html';
import { CONTENT_LIMIT } from './wechat.limits';
import { toContent } from './wechat.mapper';
import type { WechatStyle } from './wechat.house-style';
import { lengthOf, toPlainText } from './wechat.text';

/** The body of an article: its length as WeChat counts it, and what would be lost on the way. */
export function checkBody(draft: PublicationDraft, style: WechatStyle): Finding[] {
  const found: Finding[] = [];
  const picture = (assetId: string) => (draft.images[assetId] ? { src: PICTURE_STAND_IN } : null);
  const content = toContent(draft, picture, style);
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
