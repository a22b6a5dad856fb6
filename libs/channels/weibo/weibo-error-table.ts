import type { FailureClass, PlatformError, PlatformErrorTable } from '@haojiao/channel-kit';
import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';

type Extra = Pick<PlatformError, 'retryAfterMs' | 'tokenRejected' | 'accountChange'>;

/** For tokens that are dead: only a person can get a new one. */
const reauthorize: Extra = { tokenRejected: true, accountChange: { needsAuthorization: true } };
/** Weibo wants something of the person first: what waits is kept until the account was looked after and checked. */
const pausesAccount: Extra = { accountChange: { needsAuthorization: true } };
const byHandFromNowOn: Extra = { accountChange: { mode: 'hand_off' } };

const texts = {
  busy: ['微博暂时繁忙，稍后自动重试。', 'Weibo is busy; it is tried again by itself.'],
  outcomeOpen: [
    '微博内部出错，内容可能已经发出，系统会先核实再决定。',
    'Weibo failed inside; the post may be out. It is looked up before anything is sent again.',
  ],
  defect: [
    '请求不符合微博接口要求，属于程序问题，请把错误码告诉系统管理员。',
    'Weibo did not accept the form of our request; tell the system administrator the code.',
  ],
  reauthorize: [
    '微博授权已失效，请用原微博账号重新授权，之后队列会继续。',
    'The authorisation by Weibo has ended; authorise again with the same account, then the queue goes on.',
  ],
  appConsole: [
    '请管理员在微博开放平台核对应用的 App Key、App Secret、回调地址和审核状态。',
    'An administrator must check App Key, App Secret, callback address and review state in the Weibo console.',
  ],
  noPermission: [
    '应用没有该接口的权限，账号改为人工发布；可在微博开放平台申请权限后重新检测账号。',
    'The app lacks the permission; the account is posted to by hand until the permission is granted and checked.',
  ],
  accountBlocked: [
    '微博账号受限，请登录微博按提示处理（验证、申诉或解冻）后再继续。',
    'The Weibo account is restricted; log in to Weibo, follow its instructions, then go on.',
  ],
  captcha: [
    '微博要求输入验证码，请人工登录微博完成验证，再在号角中检测账号，之后自动继续。',
    'Weibo asks for a captcha; log in by hand and complete it, then check the account in Haojiao; it goes on by itself.',
  ],
  sensitive: [
    '内容被微博判定含敏感或违规文字，请修改文字后重新送审。',
    'Weibo found sensitive or forbidden wording; change the text and have it approved again.',
  ],
  tooLong: [
    '文字超过微博 140 字限制，请缩短后重新送审。',
    'The text exceeds 140 characters by Weibo’s count; shorten it.',
  ],
  picture: [
    '微博不接受这张图片，请换用小于 5 MB 的 JPG、PNG 或 GIF 图片。',
    'Weibo does not take this picture; use a JPG, PNG or GIF below 5 MB.',
  ],
  duplicate: [
    '微博提示与上一条内容重复，请确认是否已经发过；如需再发请修改文字。',
    'Weibo says this repeats an earlier post; see whether it is out already, or change the text.',
  ],
  accepted: [
    '微博已接收，内容正在审核或处理，几分钟后自动核对。',
    'Weibo has taken the post and reviews or processes it; it is looked up in a few minutes.',
  ],
  gone: ['该微博不存在、已删除或不可见。', 'The post does not exist, was deleted or is hidden.'],
} satisfies Record<string, [string, string]>;

function row(
  failureClass: FailureClass,
  code: string,
  text: keyof typeof texts,
  extra: Extra = {},
): PlatformError {
  const [zh, en] = texts[text];
  return { failureClass, code: `weibo_${code}`, advice: { zh, en }, ...extra };
}

function own(
  failureClass: FailureClass,
  code: string,
  zh: string,
  en: string,
  extra: Extra = {},
): PlatformError {
  return { failureClass, code: `weibo_${code}`, advice: { zh, en }, ...extra };
}

/**
 * Weibo's codes with what they mean for us (official error list and reports of developers, read 2026-11). `unknown` stands
 * where a post may be out in spite of the error; for reads the same code is `transient`. Keys with a text behind the
 * number are variants of one code that only the error's text tells apart; `other_…` are codes in no list.
 */
export const weiboErrorTable: PlatformErrorTable = {
  10001: row('unknown', 'system_error', 'outcomeOpen'),
  10002: row('transient', 'service_unavailable', 'busy', { retryAfterMs: 2 * MINUTE_MS }),
  10003: row('unknown', 'remote_service_error', 'outcomeOpen'),
  10004: own(
    'permanent',
    'ip_not_allowed',
    '服务器 IP 被微博限制，请管理员在微博开放平台核对 IP 白名单。',
    'Weibo does not allow the server’s IP; an administrator must check the list of IPs in the console.',
  ),
  10005: row('permanent', 'app_level_too_low', 'noPermission', byHandFromNowOn),
  10006: row('permanent', 'app_key_missing', 'defect'),
  10007: row('permanent', 'media_type_unsupported', 'defect'),
  10008: row('permanent', 'parameter_error', 'defect'),
  10009: row('transient', 'too_many_pending', 'busy', { retryAfterMs: 2 * MINUTE_MS }),
  10010: row('unknown', 'job_expired', 'outcomeOpen'),
  10011: row('unknown', 'rpc_error', 'outcomeOpen'),
  10012: row('permanent', 'illegal_request', 'defect'),
  10013: row('permanent', 'user_invalid', 'accountBlocked'),
  10014: row('permanent', 'permission_missing', 'noPermission', byHandFromNowOn),
  10016: own(
    'permanent',
    'parameter_missing',
    '缺少微博要求的参数（如操作人公网 IP），请检查账号设置中的发布 IP。',
    'A parameter that Weibo wants is missing (such as the operator’s public IP); check the account’s settings.',
  ),
  10017: own(
    'permanent',
    'parameter_invalid',
    '有参数的值不被微博接受，属于程序问题，请把微博原文告诉系统管理员。',
    'Weibo does not take the value of a parameter; tell the system administrator Weibo’s own words.',
  ),
  '10017 text not find domain': own(
    'content_rejected',
    'link_outside_safe_domains',
    '文字中没有安全域名下的链接，请核对内容链接的域名是否已列入应用的安全域名。',
    'The text has no link under a safe domain; check that the link’s domain is among the app’s safe domains.',
  ),
  '10017 appkey not bind domain': own(
    'permanent',
    'safe_domain_not_approved',
    '应用没有通过审核的安全域名，请管理员在微博开放平台“应用信息”中填写并等待审核通过。',
    'The app has no approved safe domain; an administrator must enter one in the console and await its approval.',
  ),
  10018: own(
    'content_rejected',
    'body_too_large',
    '图片过大，请换小一些的封面图。',
    'The upload is too big; choose a smaller cover.',
  ),
  10020: row('permanent', 'endpoint_not_found', 'defect'),
  10021: row('permanent', 'method_unsupported', 'defect'),
  10022: own(
    'rate_limited',
    'ip_rate_limit',
    '本服务器每小时调用微博的次数已用完，一小时后自动继续。',
    'This server has used up its hour’s calls to Weibo; it goes on in an hour.',
    { retryAfterMs: HOUR_MS },
  ),
  10023: own(
    'quota',
    'user_rate_limit',
    '该账号调用微博的次数已用完，到下一个时段自动继续。',
    'The account has used up its calls to Weibo; it goes on in the next window.',
    { retryAfterMs: HOUR_MS },
  ),
  10024: own(
    'quota',
    'publish_rate_limit',
    '该账号本小时发布次数已用完（每小时 30 次），一小时后自动继续。',
    'The account has used up its posts of this hour (30 an hour); it goes on in an hour.',
    { retryAfterMs: HOUR_MS },
  ),
  10032: row('credentials', 'scope_not_granted', 'reauthorize', {
    accountChange: { needsAuthorization: true },
  }),
  11001: own(
    'quota',
    'article_too_frequent',
    '头条文章发布过于频繁或当日额度已用完，稍后自动继续。',
    'Headline articles come too often or the day’s quota is used up; it goes on later.',
    { retryAfterMs: HOUR_MS },
  ),
  11002: row('unknown', 'article_failed', 'outcomeOpen'),
  11003: own(
    'permanent',
    'article_without_post',
    '头条文章已保存但没有绑定微博，请人工到微博账号中核对。',
    'The headline article was kept but bound to no post; look at the account by hand.',
  ),
  20001: row('permanent', 'ids_missing', 'defect'),
  20002: row('permanent', 'uid_missing', 'defect'),
  20003: row('permanent', 'user_does_not_exist', 'accountBlocked'),
  20005: row('content_rejected', 'picture_type', 'picture'),
  20006: row('content_rejected', 'picture_too_large', 'picture'),
  20007: row('permanent', 'picture_part_missing', 'defect'),
  20008: own(
    'content_rejected',
    'text_empty',
    '文字为空，请填写标题或简介。',
    'The text is empty; enter a title or summary.',
  ),
  20009: row('permanent', 'too_many_ids', 'defect'),
  20012: row('content_rejected', 'text_too_long', 'tooLong'),
  20013: row('content_rejected', 'message_too_long', 'tooLong'),
  20014: row('transient', 'asked_to_repeat', 'busy', { retryAfterMs: MINUTE_MS }),
  20015: row('credentials', 'risk_control', 'accountBlocked', pausesAccount),
  20016: own(
    'rate_limited',
    'too_frequent',
    '发布过于频繁，微博暂不接受，一小时后自动继续。',
    'Posts come too often for Weibo; it goes on in an hour.',
    { retryAfterMs: HOUR_MS },
  ),
  20017: row('content_rejected', 'similar_content', 'duplicate'),
  20018: own(
    'content_rejected',
    'link_blocked',
    '微博认为链接不安全，请核对文字中的链接。',
    'Weibo holds a link to be unsafe; check the links of the text.',
  ),
  20019: row('content_rejected', 'repeated_content', 'duplicate'),
  20020: own(
    'content_rejected',
    'advertising',
    '微博认为文字含广告，请修改后重新送审。',
    'Weibo found advertising; change the text.',
  ),
  20021: row('content_rejected', 'illegal_content', 'sensitive'),
  20022: row('permanent', 'ip_risk', 'accountBlocked'),
  20031: row('credentials', 'captcha_demanded', 'captcha', pausesAccount),
  20032: row('unknown', 'accepted_slowly', 'accepted'),
  20049: row('content_rejected', 'long_text_too_long', 'tooLong'),
  20053: row('unknown', 'accepted_for_review', 'accepted'),
  20101: row('permanent', 'post_gone', 'gone'),
  20102: own(
    'permanent',
    'not_own_post',
    '这条微博不属于当前授权账号，请核对授权的是不是原账号。',
    'The post does not belong to the authorised account; check that the right account is authorised.',
  ),
  20104: own(
    'permanent',
    'post_blocked',
    '该微博已被屏蔽，请登录微博查看原因。',
    'The post is blocked; log in to Weibo to see why.',
  ),
  20109: row('permanent', 'post_id_missing', 'defect'),
  20111: row('content_rejected', 'repeated_text', 'duplicate'),
  20201: own('permanent', 'comment_gone', '该评论不存在。', 'The comment does not exist.'),
  20507: row('credentials', 'verification_code_needed', 'captcha', pausesAccount),
  21301: row('credentials', 'authorisation_failed', 'reauthorize', reauthorize),
  21314: row('credentials', 'token_used', 'reauthorize', reauthorize),
  21315: row('credentials', 'token_expired', 'reauthorize', reauthorize),
  21316: row('credentials', 'token_revoked', 'reauthorize', reauthorize),
  21317: row('credentials', 'token_rejected', 'reauthorize', reauthorize),
  21319: own(
    'credentials',
    'app_removed_by_user',
    '该微博账号已取消对应用的授权，请重新授权。',
    'The account has withdrawn its authorisation of the app; authorise it again.',
    reauthorize,
  ),
  21320: row('permanent', 'https_required', 'defect'),
  21321: own(
    'permanent',
    'app_not_reviewed',
    '应用未通过审核，只有开发者本人和测试账号可用；请提交审核或把该账号加为测试账号，此前由人工发布。',
    'The app is not reviewed and serves only its owner and test accounts; have it reviewed, until then post by hand.',
    byHandFromNowOn,
  ),
  21322: row('permanent', 'redirect_uri_mismatch', 'appConsole'),
  21323: row('permanent', 'invalid_request', 'defect'),
  21324: row('permanent', 'invalid_client', 'appConsole'),
  21325: row('credentials', 'invalid_grant', 'reauthorize', { accountChange: { needsAuthorization: true } }),
  21326: row('permanent', 'unauthorized_client', 'appConsole'),
  21327: row('credentials', 'expired_token', 'reauthorize', reauthorize),
  21328: row('permanent', 'unsupported_grant_type', 'defect'),
  21329: row('permanent', 'unsupported_response_type', 'defect'),
  21330: row('credentials', 'access_denied', 'reauthorize', { accountChange: { needsAuthorization: true } }),
  21331: row('transient', 'temporarily_unavailable', 'busy', { retryAfterMs: 2 * MINUTE_MS }),
  21332: row('credentials', 'invalid_access_token', 'reauthorize', reauthorize),
  21335: row('permanent', 'foreign_uid', 'defect'),
  21337: row('permanent', 'app_information_incomplete', 'noPermission', byHandFromNowOn),
  21338: row('permanent', 'package_mismatch', 'defect'),
  21501: row('permanent', 'urls_missing', 'defect'),
  21502: row('permanent', 'too_many_urls', 'defect'),
  21503: row('permanent', 'ip_missing', 'defect'),
  21504: row('permanent', 'url_missing', 'defect'),
  21602: row('content_rejected', 'forbidden_word', 'sensitive'),
  other_1xxxx: row('unknown', 'unlisted_system_error', 'outcomeOpen'),
  other_20xxx: own(
    'content_rejected',
    'unlisted_content_error',
    '微博拒绝了这条内容，请按微博原文修改后重新送审。',
    'Weibo refused the content; change it according to Weibo’s own words.',
  ),
  'other_20xxx account': row('permanent', 'unlisted_account_error', 'accountBlocked'),
  other_21xxx: row('credentials', 'unlisted_authorisation_error', 'reauthorize', {
    accountChange: { needsAuthorization: true },
  }),
  other: row('unknown', 'unlisted_error', 'outcomeOpen'),
};
