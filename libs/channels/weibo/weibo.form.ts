import { figuresOffField } from '@haojiao/channel-kit';
import type { BudgetRule, ChannelLimit, FormField } from '@haojiao/channel-kit';
import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { WEIBO_MAX_LENGTH } from './weibo-length';
import { publicIpv4 } from './weibo-real-ip';
import { readSafeDomains } from './weibo-safe-domains';

/** When the official reference was read; the newest of its pages is of November 2022. */
const readOn = '2026-11-20';

export const weiboCredentialFields: FormField[] = [
  {
    key: 'appKey',
    kind: 'text',
    required: true,
    label: { zh: 'App Key', en: 'App key' },
    help: { zh: '微博开放平台“应用信息”中的 App Key。', en: 'From the app’s page in the Weibo console.' },
  },
  {
    key: 'appSecret',
    kind: 'secret',
    required: true,
    label: { zh: 'App Secret', en: 'App secret' },
  },
  {
    key: 'accessToken',
    kind: 'secret',
    required: false,
    label: { zh: '访问令牌', en: 'Access token' },
    help: {
      zh: '由授权得到或直接粘贴。微博不提供续期，到期需重新授权（未审核应用 1 天，普通应用一般 30 天）。',
      en: 'From authorising, or pasted. Weibo renews none: authorise again at its end (1 day unreviewed, usually 30).',
    },
  },
  {
    key: 'uid',
    kind: 'text',
    required: false,
    label: { zh: '账号 UID', en: 'Account uid' },
    help: {
      zh: '用于核对授权的是不是这个账号。',
      en: 'Compared with the account that the token belongs to.',
    },
  },
  {
    key: 'expiresAt',
    kind: 'datetime',
    required: false,
    label: { zh: '令牌到期时间', en: 'Token expires at' },
  },
];

export const weiboSettingFields: FormField[] = [
  {
    key: 'safeDomains',
    kind: 'list',
    required: true,
    label: { zh: '安全域名', en: 'Safe domains' },
    help: {
      zh: '微博开放平台中已审核通过的安全域名；每条微博必须带这些域名下的链接。带与不带 www 请都填写。',
      en: 'The app’s approved safe domains; every post must carry a link under one of them. List with and without www.',
    },
  },
  {
    key: 'realIp',
    kind: 'text',
    required: false,
    label: { zh: '发布 IP', en: 'Operator’s IP' },
    help: {
      zh: '签发人没有公网 IPv4 地址时向微博申报的本单位公网 IPv4 地址，必须真实。',
      en: 'The union’s true public IPv4 address, reported where the approver’s own is none.',
    },
  },
  {
    key: 'multipartText',
    kind: 'text',
    required: false,
    label: { zh: '带图时的文字编码', en: 'Encoding of the text beside a picture' },
    choices: [
      { value: 'raw', label: { zh: '原样（默认）', en: 'As it is (default)' } },
      { value: 'percent', label: { zh: '百分号编码', en: 'Percent-encoded' } },
    ],
    help: {
      zh: '若带图微博的文字出现乱码，或 % 与 + 丢失，请改用另一种。',
      en: 'Change it when the words of posts with a picture come out garbled, or lose % and +.',
    },
  },
  figuresOffField,
];

/** The shape is right; what can't be true is told when it is entered, not when the first post is refused. */
export function weiboSettingFaults(settings: Record<string, unknown>): Fault[] {
  const faults: Fault[] = [];
  if (settings.realIp && publicIpv4(settings.realIp) === null)
    faults.push(
      fault(
        'realIp',
        'not_public_ipv4',
        '应为公网 IPv4 地址，如 211.156.0.1；内网地址会被微博拒绝。',
        'It must be a public IPv4 address such as 211.156.0.1; Weibo refuses internal ones.',
      ),
    );
  if (Array.isArray(settings.safeDomains) && readSafeDomains(settings.safeDomains).length === 0)
    faults.push(
      fault(
        'safeDomains',
        'no_domain',
        '请至少填写一个域名，如 www.example.org。',
        'Enter at least one domain such as www.example.org.',
      ),
    );
  return faults;
}

export const weiboLimits: ChannelLimit[] = [
  {
    path: 'text',
    max: WEIBO_MAX_LENGTH,
    unit: 'weibo_characters',
    readOn,
    note: {
      zh: '汉字计 1，两个半角字符计 1，链接一般计 10；超过 130（链接按全长计）时微博可能拒绝。',
      en: 'A Chinese character is 1, two half-width ones are 1, a link is 10; over 130 with links in full may be refused.',
    },
  },
  { path: 'cover.bytes', max: 5 * 1024 * 1024 - 1, unit: 'bytes', readOn },
  {
    path: 'images',
    max: 1,
    unit: 'items',
    readOn,
    note: { zh: '分享接口只能带一张图片。', en: 'A shared post carries one picture.' },
  },
];

/**
 * Of 100 calls a day, 20 are kept for people, and 40 more are never used for figures; publishing has an hourly limit
 * besides.
 */
export const weiboBudgets: BudgetRule[] = [
  { operation: 'calls', window: 'day', max: 100, reserve: 20, perPost: 1, keptForPosts: 40 },
  { operation: 'publish', window: 'hour', max: 30, perPost: 1 },
];
