import type { Finding, PublicationDraft } from '@haojiao/channel-kit';
import { finding, tooLong } from './wechat.findings';
import { losses } from './wechat.html';
import { CONTENT_LIMIT, PICTURE_POST_MAX_PICTURES } from './wechat.limits';
import { picturesOfPost, toPostText } from './wechat.picture-post';

/** A picture post lives by its pictures; of the body only the words go along. */
export function checkPicturePost(draft: PublicationDraft): Finding[] {
  const found: Finding[] = [];
  const count = picturesOfPost(draft).length;
  if (count === 0)
    found.push(
      finding(
        'error',
        'wechat_picture_post_empty',
        'images',
        '图片消息至少要有一张图片。',
        'A picture post needs at least one picture.',
        {
          zh: '插入图片或选择封面，或改用文章形式。',
          en: 'Insert a picture, choose a cover, or send an article.',
        },
      ),
    );
  if (count > PICTURE_POST_MAX_PICTURES)
    found.push(
      finding(
        'error',
        'wechat_picture_post_too_many',
        'images',
        `含封面共 ${count} 张图片，微信图片消息最多 ${PICTURE_POST_MAX_PICTURES} 张。`,
        `There are ${count} pictures with the cover; a picture post takes ${PICTURE_POST_MAX_PICTURES}.`,
        {
          zh: `删去 ${count - PICTURE_POST_MAX_PICTURES} 张，或改用文章形式。`,
          en: `Remove ${count - PICTURE_POST_MAX_PICTURES}, or send an article.`,
        },
      ),
    );
  found.push(
    ...tooLong('html', 'wechat_content_too_long', toPostText(draft), CONTENT_LIMIT - 1, {
      zh: '正文',
      en: 'The text',
    }),
  );
  const { foreignPictures } = losses(draft.html);
  if (foreignPictures > 0)
    found.push(
      finding(
        'error',
        'wechat_foreign_pictures',
        'html',
        `${foreignPictures} 张图片不在素材库中，不能发布。`,
        `${foreignPictures} picture(s) are not in the library and can not be sent.`,
        { zh: '把图片上传到素材库后重新插入。', en: 'Upload them to the library and insert them again.' },
      ),
    );
  if (/<(table|ul|ol|h[1-6]|a|blockquote)\b/i.test(draft.html))
    found.push(
      finding(
        'warning',
        'wechat_picture_post_text_only',
        'html',
        '图片消息只带文字：标题样式、列表、表格和链接会变成纯文字。',
        'A picture post carries words only: headings, lists, tables and links become plain text.',
        { zh: '需要排版时请用文章形式。', en: 'Send an article where the layout matters.' },
      ),
    );
  return found;
}
