import type { Finding, PublicationDraft } from '@haojiao/channel-kit';
import { finding, tooLong } from './wechat.findings';
import { AUTHOR_MAX, DIGEST_MAX, SOURCE_URL_MAX_BYTES, TITLE_MAX } from './wechat.limits';
import { toDigest } from './wechat.mapper';
import type { WechatOptions } from './wechat.options';

/** Title, byline, summary and the link to the item's own page. */
export function checkTexts(draft: PublicationDraft, { form }: WechatOptions): Finding[] {
  return [
    ...checkTitle(draft),
    // A picture post carries neither.
    ...(form === 'article' ? checkBylineAndDigest(draft) : []),
    ...checkSourceUrl(draft),
  ];
}

function checkTitle(draft: PublicationDraft): Finding[] {
  const title = draft.title.trim();
  if (title === '')
    return [
      finding(
        'error',
        'wechat_title_missing',
        'title',
        '微信文章必须有标题。',
        'A WeChat article needs a title.',
        { zh: `写一个不超过 ${TITLE_MAX} 字的标题。`, en: `Write one of at most ${TITLE_MAX} characters.` },
      ),
    ];
  return tooLong('title', 'wechat_title_too_long', title, TITLE_MAX, { zh: '标题', en: 'The title' });
}

function checkBylineAndDigest(draft: PublicationDraft): Finding[] {
  const found = tooLong('byline', 'wechat_author_too_long', draft.byline.trim(), AUTHOR_MAX, {
    zh: '署名',
    en: 'The byline',
  });
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
  return found;
}

function checkSourceUrl(draft: PublicationDraft): Finding[] {
  if (
    !/^https?:\/\/\S+$/.test(draft.canonicalUrl) ||
    Buffer.byteLength(draft.canonicalUrl) > SOURCE_URL_MAX_BYTES
  )
    return [
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
    ];
  return [];
}
