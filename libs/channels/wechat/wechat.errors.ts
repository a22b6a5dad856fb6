import type { FailureClass, PlatformError, PlatformErrorTable } from '@haojiao/channel-kit';
import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';

type Extra = Pick<PlatformError, 'retryAfterMs' | 'tokenRejected' | 'accountChange'>;

function row(
  failureClass: FailureClass,
  code: string,
  zh: string,
  en: string,
  extra: Extra = {},
): PlatformError {
  return { failureClass, code: `wechat_${code}`, advice: { zh, en }, ...extra };
}

/** Our own mistake: nobody at the publicity office can mend it. */
function mistake(code: string): PlatformError {
  return row(
    'permanent',
    code,
    '系统发给微信的请求有误，请把平台返回的 rid 交给技术人员。',
    'The request sent to WeChat was wrong; hand the rid of its answer to your technicians.',
  );
}

const grantLost = { accountChange: { needsAuthorization: true } } as const;
const byHandFromNow = { accountChange: { mode: 'hand_off' } } as const;
const inConsole = {
  zh: '请在微信公众平台的草稿箱打开这篇草稿，手动保存后再重试，或在那里直接发表并登记链接。',
  en: 'Open this draft in the WeChat console, save it by hand and retry, or publish it there and record the link.',
};
const commentAdvice = {
  zh: '留言操作未被接受，请在公众平台的留言管理中处理。',
  en: 'The comment operation was refused; use the comment page of the WeChat console.',
};
const noSuchTag = {
  zh: '没有这个粉丝标签，请在公众平台“用户管理”中核对标签编号。',
  en: 'There is no such tag of followers; see its number in the console.',
};
const waitsForAdmin = {
  zh: '群发等待公众号管理员在手机微信上确认，请勿重复提交。',
  en: 'The mass send waits for the administrator to confirm it on the telephone; do not send it again.',
};
const menu = row(
  'permanent',
  'menu_error',
  '微信返回了菜单接口的错误码，请联系技术人员。',
  'WeChat answered with an error of its menu interface; tell your technicians.',
);

/** WeChat's global return codes that our calls can meet (official reference and field reports, read 2026-11). */
export const wechatErrors: PlatformErrorTable = {
  '-1': row(
    'transient',
    'busy',
    '微信系统繁忙，稍后自动重试。',
    'WeChat is busy; it is tried again by itself.',
    {
      retryAfterMs: MINUTE_MS,
    },
  ),

  // Tokens and who may call
  '40001': row(
    'credentials',
    'token_invalid',
    '接口凭证失效，系统会自动更换一次；仍失败请核对 AppSecret。',
    'The access token is invalid; it is renewed once. If that fails, check the AppSecret.',
    { tokenRejected: true },
  ),
  '40014': row(
    'credentials',
    'token_malformed',
    '接口凭证不合法，系统会自动更换一次。',
    'The access token is not accepted; it is renewed once.',
    { tokenRejected: true },
  ),
  '42001': row(
    'credentials',
    'token_expired',
    '接口凭证已过期，系统会自动更换一次。',
    'The access token has expired; it is renewed once.',
    { tokenRejected: true },
  ),
  '40013': row(
    'credentials',
    'app_id_wrong',
    'AppID 不正确（区分大小写），请在账号设置中核对。',
    'The AppID is wrong (mind the case); correct it in the account.',
    grantLost,
  ),
  '40125': row(
    'credentials',
    'app_secret_wrong',
    'AppSecret 不正确，请在公众平台重置后填入。',
    'The AppSecret is wrong; reset it in the console and enter it here.',
    grantLost,
  ),
  '40243': row(
    'credentials',
    'app_secret_frozen',
    'AppSecret 已被管理员冻结，请在公众平台解冻。',
    'The AppSecret was frozen by the administrator; unfreeze it in the console.',
    grantLost,
  ),
  '40164': row(
    'permanent',
    'ip_not_allowed',
    '本服务器的 IP 不在公众号的 IP 白名单中，请管理员按平台提示的地址添加，几分钟后重试。',
    'This server is not on the account’s IP whitelist; the administrator adds the address named by WeChat, then retry after some minutes.',
  ),
  '61004': row(
    'permanent',
    'ip_not_registered',
    '本服务器的 IP 未登记，请管理员添加后重试。',
    'This server’s address is not registered; the administrator adds it, then retry.',
  ),
  '89503': row(
    'permanent',
    'admin_must_confirm',
    '请公众号管理员在手机微信上确认本次调用，确认后重试。',
    'The account’s administrator must confirm this caller on the telephone; retry afterwards.',
  ),
  '89506': row(
    'rate_limited',
    'ip_refused_for_a_day',
    '管理员拒绝了本服务器的调用，24 小时内不可用。',
    'The administrator refused this server; it stays closed for 24 hours.',
    { retryAfterMs: 24 * HOUR_MS },
  ),
  '89507': row(
    'rate_limited',
    'ip_refused_for_an_hour',
    '管理员拒绝了本服务器的调用，1 小时内不可用。',
    'The administrator refused this server; it stays closed for one hour.',
    { retryAfterMs: HOUR_MS },
  ),
  '50001': row(
    'permanent',
    'not_authorised',
    '公众号未授权此接口，请管理员在公众平台检查接口权限。',
    'The account has no right to this interface; the administrator checks it in the console.',
  ),
  '50002': row(
    'permanent',
    'account_restricted',
    '公众号功能受限，请管理员在公众平台查看通知。',
    'The account is restricted; the administrator reads the notices in the console.',
  ),
  '50004': row(
    'permanent',
    'token_forbidden',
    '公众号被禁止获取接口凭证，请管理员在公众平台查看。',
    'The account may not fetch tokens; the administrator looks into the console.',
  ),
  '50007': row(
    'permanent',
    'account_frozen',
    '公众号已被冻结，请管理员处理。',
    'The account is frozen; its administrator must act.',
  ),
  '48001': row(
    'permanent',
    'api_unauthorized',
    '该公众号没有发布接口权限（未认证、个人主体或年审过期）。已转为人工发布：请下载发布包在公众平台发表，并登记链接。',
    'This account may not publish by interface (not verified, personal, or verification lapsed). It moves to posting by hand: download the pack, post it in the console and record the link.',
    byHandFromNow,
  ),
  '48003': row(
    'permanent',
    'mass_send_agreement',
    '管理员还没有同意群发协议，请登录公众平台在“群发”页面同意后重试。',
    'The administrator has not accepted the mass-send agreement; accept it in the console, then retry.',
  ),
  '48004': row(
    'permanent',
    'api_forbidden',
    '该接口已被封禁，请管理员登录公众平台查看原因。',
    'The interface was closed for this account; the administrator sees the reason in the console.',
  ),
  '48005': row(
    'permanent',
    'material_in_use',
    '素材正被自动回复或菜单使用，不能删除。',
    'The material is used by an automatic reply or menu and can not be deleted.',
  ),
  '48006': row(
    'quota',
    'clear_quota_used_up',
    '本月清零次数已用完，请等待次日额度恢复。',
    'This month’s quota resets are used up; wait for the next day.',
  ),
  '48008': row(
    'permanent',
    'message_type_forbidden',
    '该公众号没有发送这类消息的权限，请管理员在公众平台查看。',
    'The account may not send messages of this kind; the administrator looks into the console.',
  ),

  // Content an editor can mend
  '40005': row(
    'content_rejected',
    'file_type',
    '图片格式不被接受，请换成 JPG 或 PNG。',
    'The picture’s type is refused; use JPG or PNG.',
  ),
  '40006': row(
    'content_rejected',
    'media_size',
    '素材大小不符合要求，请压缩后重试。',
    'The media’s size is refused; make it smaller.',
  ),
  '40009': row(
    'content_rejected',
    'image_size',
    '图片超过大小限制，请压缩后重试。',
    'The picture is too large; make it smaller.',
  ),
  '40010': row('content_rejected', 'voice_size', '语音超过大小限制。', 'The voice file is too large.'),
  '40011': row('content_rejected', 'video_size', '视频超过大小限制。', 'The video file is too large.'),
  '40012': row('content_rejected', 'thumb_size', '缩略图超过大小限制。', 'The thumbnail is too large.'),
  '40137': row(
    'content_rejected',
    'image_format',
    '图片格式不被接受，请换成 JPG 或 PNG。',
    'The picture’s format is refused; use JPG or PNG.',
  ),
  '40155': row(
    'content_rejected',
    'foreign_profile_link',
    '正文含有其他公众号主页的链接，请删除。',
    'The text links to another account’s home page; remove the link.',
  ),
  '40227': row('content_rejected', 'title_missing', '标题不能为空。', 'The title is empty; give it one.'),
  '41039': row(
    'content_rejected',
    'source_url',
    '“阅读原文”的链接无效或超过 1KB，请检查内容的公开地址。',
    'The “read original” link is invalid or over 1 KB; check the item’s public address.',
  ),
  '41040': row(
    'content_rejected',
    'original_text_rule',
    '内容不符合原创规则，请修改正文。',
    'The text does not meet the rule on original works; change it.',
  ),
  '44004': row('content_rejected', 'text_missing', '正文不能为空。', 'The text is empty; write one.'),
  '45001': row(
    'content_rejected',
    'media_too_large',
    '素材超过大小限制，请压缩后重试。',
    'The media file is over the limit; make it smaller.',
  ),
  '45002': row(
    'content_rejected',
    'content_too_long',
    '正文过长（含排版代码须少于 2 万字符），请删减正文或拆成两篇。',
    'The body is too long (under 20,000 characters with its markup); shorten or split it.',
  ),
  '45003': row(
    'content_rejected',
    'title_too_long',
    '标题过长，请改到 32 个字以内。',
    'The title is too long; 32 characters at most.',
  ),
  '45004': row(
    'content_rejected',
    'summary_too_long',
    '摘要过长，请改到 120 个字以内。',
    'The summary is too long; 120 characters at most.',
  ),
  '45005': row(
    'content_rejected',
    'link_too_long',
    '链接过长，请使用更短的地址。',
    'A link is too long; use a shorter address.',
  ),
  '45006': row(
    'content_rejected',
    'picture_link_too_long',
    '图片链接过长。',
    'A picture’s link is too long.',
  ),
  '45007': row(
    'content_rejected',
    'voice_too_long',
    '语音超过 60 秒。',
    'The voice is longer than 60 seconds.',
  ),
  '45008': row(
    'content_rejected',
    'too_many_articles',
    '一次发布的文章过多（最多 8 篇）。',
    'Too many articles at once (8 at most).',
  ),
  '45110': row(
    'content_rejected',
    'author_too_long',
    '署名过长，请改到 16 个字以内。',
    'The byline is too long; 16 characters at most.',
  ),
  '45166': row(
    'content_rejected',
    'content_invalid',
    '正文含有微信不允许的链接或标签，请删除外部链接后重试。',
    'The body holds links or tags that WeChat refuses; remove outside links.',
  ),
  '53402': row(
    'content_rejected',
    'cover_crop_failed',
    '封面裁剪失败，请更换封面图片。',
    'The cover could not be cropped; choose another picture.',
  ),
  '53404': row(
    'content_rejected',
    'product_restricted',
    '账号的商品功能受限，请移除商品卡片。',
    'Product cards are restricted for this account; remove them.',
  ),
  '53405': row(
    'content_rejected',
    'product_invalid',
    '商品信息有误，请移除商品卡片。',
    'A product card is wrong; remove it.',
  ),
  '53406': row(
    'content_rejected',
    'product_not_enabled',
    '账号未开通商品功能，请移除商品卡片。',
    'Product cards are not enabled; remove them.',
  ),
  '53503': row(
    'content_rejected',
    'draft_check_failed',
    '草稿未通过微信的发布前检查，请按提示修改内容后重新送审。',
    'The draft failed WeChat’s check before publishing; change the content and have it reviewed again.',
  ),
  '53504': row('permanent', 'needs_console', inConsole.zh, inConsole.en),
  '53505': row('permanent', 'needs_manual_save', inConsole.zh, inConsole.en),
  '48021': row('permanent', 'draft_auto_saved_only', inConsole.zh, inConsole.en),
  '48022': row('permanent', 'video_needs_console', inConsole.zh, inConsole.en),

  // Publishing itself
  '40007': row(
    'permanent',
    'media_id_invalid',
    '封面素材或草稿已不存在，可能被人在公众平台删除或已经发布；请核对后重试。',
    'The cover or the draft is gone: deleted in the console, or already published. Look there, then retry.',
  ),
  '53500': row(
    'permanent',
    'publishing_banned',
    '该公众号的发布功能被封禁，请管理员在公众平台查看。',
    'Publishing is banned for this account; its administrator looks into the console.',
  ),
  '53501': row(
    'rate_limited',
    'publishing_too_often',
    '发布过于频繁，稍后自动重试。',
    'Publishing too often; it is tried again later.',
    { retryAfterMs: 10 * MINUTE_MS },
  ),
  '53502': row(
    'permanent',
    'publish_id_invalid',
    '微信不认识这次发布任务，请在公众平台的发表记录中核对。',
    'WeChat does not know this publishing job; check the console’s list of posts.',
  ),
  '53600': row(
    'permanent',
    'article_id_invalid',
    '微信没有这篇文章，可能已被删除。',
    'WeChat has no such article; it may have been deleted.',
  ),

  // Pace and budgets
  '45009': row(
    'quota',
    'daily_quota',
    '该接口今日调用次数已用完，次日自动继续；急用请管理员在公众平台清零额度。',
    'Today’s calls are used up; it goes on tomorrow by itself. In a hurry the administrator may reset the quota in the console.',
  ),
  '45011': row(
    'rate_limited',
    'minute_quota',
    '调用过快，一分钟后自动重试。',
    'Too fast; it is tried again in a minute.',
    { retryAfterMs: MINUTE_MS },
  ),
  '45028': row(
    'quota',
    'mass_send_quota',
    '群发次数已用完（公众号每天 1 次，服务号每月 4 次），额度恢复后自动继续；急用请改为“发布”。',
    'No mass send is left (one a day, or four a month); it goes on by itself when there is. In a hurry, publish instead.',
  ),
  '61503': row(
    'transient',
    'statistics_not_ready',
    '统计数据尚未生成，稍后再取。',
    'The figures are not ready yet; they are fetched later.',
    { retryAfterMs: HOUR_MS },
  ),

  // Mistakes of ours
  '40002': mistake('argument_invalid'),
  '40003': mistake('openid_invalid'),
  '40004': mistake('media_type_invalid'),
  '40008': mistake('message_type_invalid'),
  '40032': mistake('openid_count'),
  '40130': mistake('openid_list'),
  '40033': mistake('escaped_characters'),
  '40035': mistake('parameter_invalid'),
  '40066': mistake('path_unknown'),
  '40113': mistake('file_name_ending'),
  '40114': mistake('index_invalid'),
  '40118': mistake('media_id_size'),
  '40121': mistake('media_id_type'),
  '41001': mistake('token_missing'),
  '41002': mistake('app_id_missing'),
  '41004': mistake('app_secret_missing'),
  '41005': mistake('media_missing'),
  '41006': mistake('media_id_missing'),
  '43001': mistake('get_required'),
  '43002': mistake('post_required'),
  '43003': mistake('https_required'),
  '44001': mistake('media_empty'),
  '44002': mistake('body_empty'),
  '44003': mistake('articles_empty'),
  '45106': mistake('interface_retired'),
  '46001': mistake('media_unknown'),
  '47001': mistake('body_invalid'),
  '61450': row(
    'transient',
    'system_error',
    '微信系统错误，稍后自动重试。',
    'A system error at WeChat; it is tried again by itself.',
    { retryAfterMs: MINUTE_MS },
  ),
  '61451': mistake('parameter_error'),
  '61500': mistake('date_format'),
  '61501': mistake('date_range'),
  '76001': mistake('rid_unknown'),
  '76002': mistake('rid_invalid'),
  '76003': mistake('rid_foreign'),
  '76004': mistake('rid_too_old'),
  '76021': mistake('quota_path_unknown'),
  '76022': mistake('quota_path_forbidden'),
  '87009': mistake('signature_invalid'),

  // Mass sending
  '40059': row(
    'permanent',
    'mass_message_unknown',
    '微信不认识这次群发，请在公众平台的发表记录中处理。',
    'WeChat does not know this mass send; see to it in the console’s list of posts.',
  ),
  '40060': row(
    'permanent',
    'mass_article_index',
    '群发中没有这一篇文章，请在公众平台处理。',
    'The mass send has no such article; see to it in the console.',
  ),
  '40065': row(
    'permanent',
    'mass_state',
    '这次群发目前的状态不能删除（只有发送成功的可以），请在公众平台处理。',
    'In its present state the mass send can not be deleted; see to it in the console.',
  ),
  '40204': row(
    'permanent',
    'mass_article_protected',
    '这篇文章受微信保护，不能由接口删除，请在公众平台处理。',
    'WeChat protects this article from deletion by interface; see to it in the console.',
  ),
  '40152': row('permanent', 'mass_tag', noSuchTag.zh, noSuchTag.en),
  '45159': row('permanent', 'mass_tag_invalid', noSuchTag.zh, noSuchTag.en),
  '40215': mistake('mass_parameter'),
  '42010': row(
    'rate_limited',
    'mass_same_media',
    '同一素材群发过快，一分钟后自动重试。',
    'The same material was sent too fast; it is tried again in a minute.',
    { retryAfterMs: MINUTE_MS },
  ),
  '43004': row(
    'permanent',
    'mass_receiver_not_following',
    '接收者没有关注该公众号，请先关注再预览。',
    'The receiver does not follow the account; follow it before a preview.',
  ),
  '43019': row(
    'permanent',
    'mass_receiver_blocked',
    '接收者在该公众号的黑名单中，请换一位接收者。',
    'The receiver is on the account’s blacklist; choose another.',
  ),
  '45062': row(
    'permanent',
    'mass_advertising_contract',
    '该公众号签了广告协议，不能由接口群发；请在公众平台群发，或改为“发布”。',
    'The account’s advertising contract forbids mass sends by interface; send in the console, or publish.',
  ),
  // The key was seen before: whether the first send took effect must be asked, never guessed.
  '45065': row(
    'unknown',
    'mass_already_accepted',
    '微信已受理过这次群发，系统会查询结果，不会重复发送。',
    'WeChat took this mass send before; its outcome is asked for, nothing is sent twice.',
  ),
  '45066': row(
    'rate_limited',
    'mass_repeated_too_fast',
    '群发重试过快，一分钟后自动重试。',
    'The mass send was repeated too fast; it is tried again in a minute.',
    { retryAfterMs: MINUTE_MS },
  ),
  '45067': mistake('mass_key_too_long'),
  '45083': mistake('mass_speed_range'),
  '45084': mistake('mass_speed_missing'),
  '45113': row(
    'permanent',
    'mass_cards_unsupported',
    '微信不再支持群发商品和卡券消息，请移除后重试。',
    'WeChat no longer sends product and card messages; remove them.',
  ),
  '45162': mistake('mass_message_type'),
  '89504': row('unknown', 'mass_waits_for_approval', waitsForAdmin.zh, waitsForAdmin.en),
  '89505': row('unknown', 'mass_waits_for_confirmation', waitsForAdmin.zh, waitsForAdmin.en),

  // Comments
  '88000': row(
    'permanent',
    'comment_privilege',
    '该公众号没有留言功能：请在账号设置（或本次发布的选项）中关闭“开放留言”后重试，或请管理员在公众平台开通留言。',
    'This account has no comments: switch them off in its settings, or for this publication, and retry; or let the administrator enable comments.',
  ),
  ...Object.fromEntries(
    [88001, 88002, 88003, 88004, 88005, 88007, 88008, 88009, 88010].map((code) => [
      String(code),
      row('permanent', `comment_${code}`, commentAdvice.zh, commentAdvice.en),
    ]),
  ),
  '88006': row('permanent', 'comment_88006', commentAdvice.zh, commentAdvice.en),

  // Newer internal codes, "usually busy or parameter errors": retried a few times, then a failure
  ...Object.fromEntries(
    [268487001, 268487002, 268488001, 9500001, 9500002].map((code) => [
      String(code),
      row(
        'transient',
        `internal_${code}`,
        '微信内部错误，稍后自动重试。',
        'An internal error at WeChat; it is tried again by itself.',
        {
          retryAfterMs: MINUTE_MS,
        },
      ),
    ]),
  ),
  // The personalised-menu family
  ...Object.fromEntries(Array.from({ length: 17 }, (_, index) => [String(65_301 + index), menu])),
};
