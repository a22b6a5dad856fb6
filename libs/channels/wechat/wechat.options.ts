import type { ChannelAccess, Finding, PublicationDraft } from '@haojiao/channel-kit';
import { finding } from './wechat.findings';
import { FONT_SIZE_MAX_PX, FONT_SIZE_MIN_PX, isFontSize } from './wechat.house-style';

/** What one publication may choose, and what an account's settings say where it does not. */
export interface WechatOptions {
  /** `publish` makes a link and tells nobody; `mass_send` pushes to followers and spends the account's send. */
  delivery: 'publish' | 'mass_send';
  form: 'article' | 'picture_post';
  /** Mass send only: followers with this tag instead of all. */
  tagId?: number;
  openComment: boolean;
  onlyFansCanComment: boolean;
}

/** Decides how many mass sends there are: one a day, or four a month. */
export type AccountKind = 'subscription' | 'service';

const deliveries: readonly unknown[] = ['publish', 'mass_send'] satisfies WechatOptions['delivery'][];
const forms: readonly unknown[] = ['article', 'picture_post'] satisfies WechatOptions['form'][];
const accountKinds: readonly unknown[] = ['subscription', 'service'] satisfies AccountKind[];

/** What is wrong in them is read as left out here and found by `checkOptions`, before anything is sent. */
export function readOptions(draft: PublicationDraft, account: ChannelAccess): WechatOptions {
  const { options } = draft;
  const { settings } = account;
  const chosen = (key: 'openComment' | 'onlyFansCanComment'): boolean =>
    (typeof options[key] === 'boolean' ? options[key] : settings[key]) === true;
  return {
    delivery: options.delivery === 'mass_send' ? 'mass_send' : 'publish',
    form: options.form === 'picture_post' ? 'picture_post' : 'article',
    tagId: isTagId(options.tagId) ? options.tagId : undefined,
    openComment: chosen('openComment'),
    onlyFansCanComment: chosen('openComment') && chosen('onlyFansCanComment'),
  };
}

export function accountKindOf(account: ChannelAccess): AccountKind | null {
  const kind = account.settings.accountKind;
  return isAccountKind(kind) ? kind : null;
}

export function isAccountKind(value: unknown): value is AccountKind {
  return accountKinds.includes(value);
}

export function checkOptions(draft: PublicationDraft, account: ChannelAccess): Finding[] {
  return [
    ...checkDelivery(draft, account),
    ...checkForm(draft),
    ...checkComments(draft, account),
    ...checkStyle(account),
  ];
}

function checkDelivery({ options }: PublicationDraft, account: ChannelAccess): Finding[] {
  const found: Finding[] = [];
  const isMassSend = options.delivery === 'mass_send';
  if (options.delivery !== undefined && !deliveries.includes(options.delivery))
    found.push(
      finding(
        'error',
        'wechat_delivery_unknown',
        'options.delivery',
        '发表方式只能是 publish（发布，不通知粉丝）或 mass_send（群发）。',
        'Delivery is publish (followers are not told) or mass_send.',
        { zh: '去掉该选项即为“发布”。', en: 'Leave it out to publish without a notice.' },
      ),
    );
  // Who posts by hand sees in the console what is left.
  if (isMassSend && account.mode === 'api' && accountKindOf(account) === null)
    found.push(
      finding(
        'error',
        'wechat_account_kind_missing',
        'options.delivery',
        '群发前要知道账号类型：订阅号每天 1 次，服务号每月 4 次。',
        'Before a mass send it must be known which kind of account this is: one a day, or four a month.',
        {
          zh: '在账号设置的“账号类型”中填写 subscription（公众号/订阅号）或 service（服务号）。',
          en: 'Set the account’s kind to subscription or service.',
        },
      ),
    );
  if (options.tagId !== undefined && !isTagId(options.tagId))
    found.push(
      finding(
        'error',
        'wechat_tag_invalid',
        'options.tagId',
        '标签编号必须是正整数。',
        'A tag is named by a positive whole number.',
        { zh: '在公众平台“用户管理”中查看标签编号。', en: 'See the tag’s number in the console.' },
      ),
    );
  else if (options.tagId !== undefined && !isMassSend)
    found.push(
      finding(
        'warning',
        'wechat_tag_without_mass_send',
        'options.tagId',
        '“发布”不通知粉丝，标签不起作用。',
        'Publishing tells no followers, so the tag has no effect.',
        { zh: '去掉标签，或改为群发。', en: 'Leave the tag out, or send to followers.' },
      ),
    );
  return found;
}

function checkForm({ options, kind }: PublicationDraft): Finding[] {
  if (options.form !== undefined && !forms.includes(options.form))
    return [
      finding(
        'error',
        'wechat_form_unknown',
        'options.form',
        '形式只能是 article（文章）或 picture_post（图片消息）。',
        'The form is article or picture_post.',
        { zh: '去掉该选项即为文章。', en: 'Leave it out for an article.' },
      ),
    ];
  if (options.form === 'picture_post' && kind !== 'article')
    return [
      finding(
        'error',
        'wechat_picture_post_kind',
        'options.form',
        '只有图文内容可以作为图片消息发布。',
        'Only an article can go out as a picture post.',
        { zh: '音视频内容请用文章形式。', en: 'Use the article form for audio and video.' },
      ),
    ];
  return [];
}

function checkComments({ options }: PublicationDraft, account: ChannelAccess): Finding[] {
  const wrong = (['openComment', 'onlyFansCanComment'] as const).filter(
    (key) => options[key] !== undefined && typeof options[key] !== 'boolean',
  );
  const found = wrong.map((key) =>
    finding(
      'error',
      'wechat_comment_option_invalid',
      `options.${key}`,
      '留言开关只能是 true 或 false。',
      'A comment switch is true or false.',
      { zh: '去掉该选项即按账号设置。', en: 'Leave it out to go by the account’s settings.' },
    ),
  );
  const opens = (options.openComment ?? account.settings.openComment) === true;
  if (options.onlyFansCanComment === true && !opens)
    found.push(
      finding(
        'warning',
        'wechat_comments_closed',
        'options.onlyFansCanComment',
        '留言没有开放，“仅粉丝可留言”不起作用。',
        'Comments are closed, so “followers only” has no effect.',
        { zh: '同时打开“开放留言”。', en: 'Open comments as well.' },
      ),
    );
  return found;
}

function checkStyle({ settings }: ChannelAccess): Finding[] {
  const size = settings.bodyFontSize;
  if (size === undefined || size === null || size === '' || isFontSize(size)) return [];
  return [
    finding(
      'warning',
      'wechat_font_size',
      'settings.bodyFontSize',
      `正文字号应为 ${FONT_SIZE_MIN_PX}–${FONT_SIZE_MAX_PX} px，已按 16 px 排版。`,
      `Body text is ${FONT_SIZE_MIN_PX} to ${FONT_SIZE_MAX_PX} px; 16 px is used.`,
      { zh: '在账号设置中改正字号。', en: 'Correct the size in the account’s settings.' },
    ),
  ];
}

function isTagId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
