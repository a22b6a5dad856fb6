import { bodyMediaFindings } from '@haojiao/channel-kit';
import type { ChannelAccess, Finding, PublicationDraft } from '@haojiao/channel-kit';
import { checkBody } from './wechat.check-body';
import { checkPicturePost } from './wechat.check-picture-post';
import { checkPictures } from './wechat.check-pictures';
import { checkTexts } from './wechat.check-texts';
import { finding } from './wechat.findings';
import { styleOf } from './wechat.house-style';
import { checkOptions, readOptions } from './wechat.options';

/** Everything WeChat would refuse or spoil, with the way out. */
export function checkForWechat(draft: PublicationDraft, account: ChannelAccess): Finding[] {
  const options = readOptions(draft, account);
  return [
    ...checkTexts(draft, options),
    ...(options.form === 'picture_post'
      ? checkPicturePost(draft)
      : checkBody(draft, styleOf(account.settings))),
    ...bodyMediaFindings(draft),
    ...checkPictures(draft, options),
    ...checkKind(draft),
    ...checkOptions(draft, account),
  ];
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
