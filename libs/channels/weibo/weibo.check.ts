import type { ChannelAccess, Finding, PublicationDraft } from '@haojiao/channel-kit';
import { lengthZone, weiboLength } from './weibo-length';
import { realIpOf } from './weibo-real-ip';
import { isUnderSafeDomain, readSafeDomains } from './weibo-safe-domains';
import { replacedCharacters } from './weibo.mapper';
import { composeShareText, type ShareText } from './weibo-share-text';

/** Everything about a draft that Weibo would refuse or spoil. */
export function checkDraft(draft: PublicationDraft, account: ChannelAccess): Finding[] {
  const text = composeShareText(draft);
  return [
    ...checkLength(draft, text),
    ...checkTopics(draft, text),
    ...checkMentions(draft, text),
    ...checkCharacters(draft, text, account),
    ...checkLink(text, account),
    ...checkRealIp(draft, account),
    ...checkPicture(draft),
    ...checkMedia(draft),
  ];
}

/** Where the words of the post come from, so that the console can point there. */
function textPath(draft: PublicationDraft): string {
  return draft.text.trim() !== '' ? 'text' : 'title';
}

function checkLength(draft: PublicationDraft, { status, shortened }: ShareText): Finding[] {
  const length = weiboLength(status);
  const zone = lengthZone(status);
  const findings: Finding[] = [];
  if (zone === 'too_long')
    findings.push({
      severity: 'error',
      code: 'weibo_text_too_long',
      path: textPath(draft),
      message: {
        zh: `微博正文连同链接共 ${length} 字，超过 140 字。`,
        en: `The post with its link has ${length} characters by Weibo’s count; 140 are allowed.`,
      },
      suggestion: {
        zh: `请至少减少 ${length - 140} 字，或在发布选项中选择自动截断。`,
        en: `Take out at least ${length - 140}, or choose automatic shortening for this publication.`,
      },
    });
  if (zone === 'doubtful')
    findings.push({
      severity: 'warning',
      code: 'weibo_text_nearly_too_long',
      path: textPath(draft),
      message: {
        zh: `微博正文 ${length} 字，接近上限，按链接全长计算超过 130 字，微博可能拒绝。`,
        en: `The post has ${length} characters; with links in full it is over 130 and Weibo may refuse it.`,
      },
      suggestion: { zh: '建议再缩短一些。', en: 'Better make it shorter.' },
    });
  if (shortened)
    findings.push({
      severity: 'hint',
      code: 'weibo_text_shortened',
      path: draft.text.trim() !== '' ? 'text' : 'summary',
      message: {
        zh: '文字放不下，已为链接留出位置并截短，效果见预览。',
        en: 'The words were cut so that the link fits; see the preview.',
      },
      suggestion: {
        zh: '可为微博单独填写一段文字。',
        en: 'A text written for Weibo can be entered instead.',
      },
    });
  return findings;
}

function checkTopics(draft: PublicationDraft, { topics }: ShareText): Finding[] {
  if (topics.length === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'weibo_topics_removed',
      path: textPath(draft),
      message: {
        zh: `微博分享接口不支持话题，已去掉 # 号只留文字：${topics.join('、')}。`,
        en: `Shared posts can’t have topics; the # marks are taken off and the words stay: ${topics.join(', ')}.`,
      },
      suggestion: { zh: '如需话题，请改为人工发布。', en: 'Post by hand if the topic is needed.' },
    },
  ];
}

/** Whoever is named gets a message; followed by anything but a space the name would go on. */
function checkMentions(draft: PublicationDraft, { status }: ShareText): Finding[] {
  const names = status.match(/@[\p{L}\p{N}_-]+/gu) ?? [];
  if (names.length === 0) return [];
  return [
    {
      severity: 'hint',
      code: 'weibo_mentions_notify',
      path: textPath(draft),
      message: {
        zh: `发布后会通知：${names.join('、')}。`,
        en: `These accounts are notified: ${names.join(', ')}.`,
      },
      suggestion: {
        zh: '请核对昵称，并在昵称后留空格。',
        en: 'Check the names and leave a space behind each.',
      },
    },
  ];
}

/** What the picture's kind of body does to single characters. */
function checkCharacters(draft: PublicationDraft, { link }: ShareText, account: ChannelAccess): Finding[] {
  const findings: Finding[] = [];
  const replaced = replacedCharacters(draft, account.settings);
  if (replaced.length > 0)
    findings.push({
      severity: 'hint',
      code: 'weibo_characters_replaced',
      path: textPath(draft),
      message: {
        zh: `带图发布时微博可能改动 ${replaced.join(' 和 ')}，将以全角字符发出。`,
        en: `Beside a picture Weibo may alter ${replaced.join(' and ')}: full-width characters are sent.`,
      },
    });
  if (draft.cover && account.settings.multipartText !== 'percent' && link.includes('%'))
    findings.push({
      severity: 'warning',
      code: 'weibo_link_may_be_altered',
      path: 'canonicalUrl',
      message: {
        zh: '链接中含有编码字符（%），带图发布时微博可能改动它，链接会打不开。',
        en: 'The link holds encoded characters (%), which Weibo may alter beside a picture.',
      },
      suggestion: {
        zh: '请改用只含英文、数字的网址，或把账号设置“带图时的文字编码”改为百分号编码。',
        en: 'Use an address of letters and digits, or set the account’s encoding to percent.',
      },
    });
  return findings;
}

function checkLink({ link }: ShareText, account: ChannelAccess): Finding[] {
  const domains = readSafeDomains(account.settings.safeDomains);
  if (domains.length === 0)
    return [
      {
        severity: 'error',
        code: 'weibo_safe_domains_missing',
        path: 'canonicalUrl',
        message: {
          zh: '该微博账号没有填写安全域名，微博会拒绝所有内容。',
          en: 'The account names no safe domains; Weibo would refuse everything.',
        },
        suggestion: {
          zh: '请在账号设置中填写微博开放平台已审核通过的安全域名。',
          en: 'Enter the app’s approved safe domains in the account’s settings.',
        },
      },
    ];
  if (isUnderSafeDomain(link, domains)) return [];
  return [
    {
      severity: 'error',
      code: 'weibo_link_outside_safe_domains',
      path: 'canonicalUrl',
      message: {
        zh: `内容链接 ${link} 不在安全域名（${domains.join('、')}）之下，微博会拒绝。`,
        en: `The link ${link} lies under none of the safe domains (${domains.join(', ')}); Weibo would refuse it.`,
      },
      suggestion: {
        zh: '请把该域名加入微博应用的安全域名并等待审核，再填入账号设置。',
        en: 'Add the domain to the app’s safe domains, await the approval, then enter it in the account’s settings.',
      },
    },
  ];
}

function checkRealIp(draft: PublicationDraft, account: ChannelAccess): Finding[] {
  if (realIpOf(draft, account.settings) !== null) return [];
  return [
    {
      severity: 'error',
      code: 'weibo_real_ip_missing',
      path: 'approverIp',
      message: {
        zh: '微博要求申报操作人的公网 IPv4 地址：签发时没有取得公网地址，账号设置中也没有填写发布 IP。',
        en: 'Weibo wants the operator’s public IPv4 address: the sign-off came from none, and the settings name none.',
      },
      suggestion: {
        zh: '请在账号设置的“发布 IP”中填写本单位真实的公网 IPv4 地址。',
        en: 'Enter the union’s true public IPv4 address in the account’s settings.',
      },
    },
  ];
}

function checkPicture(draft: PublicationDraft): Finding[] {
  if (!draft.cover)
    return [
      {
        severity: 'hint',
        code: 'weibo_no_picture',
        path: 'coverAssetId',
        message: {
          zh: '没有封面图，微博将只有文字和链接。',
          en: 'Without a cover the post is only text and link.',
        },
      },
    ];
  if (draft.cover.mediaType !== 'image/gif') return [];
  return [
    {
      severity: 'warning',
      code: 'weibo_picture_stands_still',
      path: 'coverAssetId',
      message: {
        zh: '动图会转成静态 JPEG 后发布。',
        en: 'The animated picture is sent as a still JPEG.',
      },
    },
  ];
}

function checkMedia(draft: PublicationDraft): Finding[] {
  if (draft.kind === 'article') return [];
  const [zh, en] = draft.kind === 'video' ? ['视频', 'videos'] : ['音频', 'audio'];
  return [
    {
      severity: 'hint',
      code: 'weibo_media_as_link',
      path: 'media',
      message: {
        zh: `微博接口不能直接发布${zh}，将发布带封面的播放页链接。`,
        en: `Weibo’s interface takes no ${en}; the post links to the player page and carries the cover.`,
      },
    },
  ];
}
