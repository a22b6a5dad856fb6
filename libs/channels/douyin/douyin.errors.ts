import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@haojiao/kernel';
import { errorRows } from '@haojiao/channel-kit';
import type { PlatformErrorTable } from '@haojiao/channel-kit';

const rows = errorRows('douyin');
const { busy, token, authorize, content, quota, slowDown, administrator, handOff } = rows;

/**
 * Status codes of the open platform (code table and the capability pages, read 2026-11). They come with HTTP 200.
 * On the call that makes a post, the `transient` ones count as `unknown`: the work may have been made.
 */
export const douyinErrors: PlatformErrorTable = {
  // Grants
  '10002': administrator(
    'oauth_parameter_wrong',
    '授权请求参数有误，请联系系统管理员。',
    'A parameter of the grant request is wrong; tell the system administrator.',
  ),
  '10003': administrator(
    'client_key_wrong',
    'Client Key 不正确，请核对应用信息。',
    'The client key is wrong; check the application.',
  ),
  '10004': administrator(
    'app_scope_missing',
    '应用没有所需权限，请在开放平台控制台申请。',
    'The app lacks this permission; apply for it in the platform console.',
  ),
  '10005': administrator(
    'oauth_parameter_missing',
    '授权请求缺少参数，请联系系统管理员。',
    'A parameter of the grant request is missing; tell the system administrator.',
  ),
  '10006': administrator(
    'redirect_address_refused',
    '回调地址与控制台登记的不一致，请核对。',
    'The redirect address differs from the registered one; correct it.',
  ),
  '10007': authorize(
    'code_expired',
    '授权码已过期或已使用，请重新扫码授权。',
    'The authorisation code is used or expired; authorise again.',
  ),
  '10008': token(
    'access_token_invalid',
    '访问令牌失效且刷新无效，请重新授权。',
    'The access token is invalid and refreshing did not help; authorise again.',
  ),
  '10010': authorize(
    'refresh_token_expired',
    '授权已过期，请账号管理员重新扫码授权。',
    'The grant has expired; the owner of the account has to authorise again.',
  ),
  '10011': administrator(
    'package_mismatch',
    '应用包名不一致，请使用网站应用。',
    'The package name differs; use a website application.',
  ),
  '10012': administrator(
    'app_in_review',
    '应用仍在审核，通过后才能授权。',
    'The application is still in review; authorise after it has passed.',
  ),
  '10013': administrator(
    'client_secret_wrong',
    'Client Key 或 Client Secret 不正确，请核对。',
    'The client key or secret is wrong; correct it.',
  ),
  '10014': administrator(
    'code_of_other_app',
    '授权码属于另一个应用，请核对 Client Key。',
    'The code was issued to another app; check the client key.',
  ),
  '10015': administrator(
    'app_type_wrong',
    '应用类型不符，请使用网站应用。',
    'The type of the app does not fit; use a website application.',
  ),
  '10017': administrator(
    'app_signature_mismatch',
    '应用签名不一致，请使用网站应用。',
    'The signature of the app differs; use a website application.',
  ),
  '10020': authorize(
    'renewals_used_up',
    '授权续期次数已用完，请重新扫码授权。',
    'The renewals of this grant are used up; authorise again.',
  ),

  // Classic business codes
  '-1': busy(
    'system_error',
    '抖音系统错误，稍后自动重试。',
    'Douyin had an internal error; it is tried again.',
  ),
  '2100001': busy(
    'system_error',
    '抖音系统错误，稍后自动重试。',
    'Douyin had an internal error; it is tried again.',
  ),
  '2100004': busy('system_busy', '抖音系统繁忙，稍后自动重试。', 'Douyin is busy; it is tried again.'),
  '2100005': content(
    'parameter_refused',
    '抖音不接受所发内容的某项参数，请检查文案和视频。',
    'Douyin refused a parameter; check the caption and the video.',
  ),
  '2100007': administrator(
    'operation_forbidden',
    '没有此操作的权限，请在开放平台核对。',
    'This operation is not permitted; check the app on the platform.',
  ),
  '2100009': administrator(
    'account_banned',
    '账号已被封禁，请在抖音处理。',
    'The account is banned; settle it with Douyin.',
  ),
  '2190001': quota(
    'app_quota_used_up',
    '应用的调用配额已用完，可在控制台申请提高。',
    "The app's quota is used up; more can be asked for in the console.",
  ),
  '2190002': token(
    'access_token_invalid',
    '访问令牌失效且刷新无效，请重新授权。',
    'The access token is invalid and refreshing did not help; authorise again.',
  ),
  '2190003': authorize(
    'user_scope_missing',
    '账号没有授予此项权限，请重新授权并勾选。',
    'The account did not grant this permission; authorise again and tick it.',
  ),
  '2190004': handOff(
    'capability_missing',
    '应用没有发布能力，已转为人工发布。',
    'The app may not post by API; posting goes on by hand.',
  ),
  '2190005': content(
    'video_too_large',
    '视频文件过大，请压缩后重新提交。',
    'The video file is too large; compress it.',
  ),
  '2190006': content(
    'video_too_long',
    '视频超过 15 分钟，请剪短。',
    'The video is longer than 15 minutes; cut it.',
  ),
  // Nothing was posted with this upload; the steps are forgotten and the next attempt uploads again.
  '2190007': busy(
    'upload_id_invalid',
    '上传凭据已失效，系统将重新上传。',
    'The upload has lapsed; it is uploaded again.',
  ),
  '2190008': token(
    'access_token_expired',
    '访问令牌过期且刷新无效，请重新授权。',
    'The access token expired and refreshing did not help; authorise again.',
  ),
  '2190015': rows.administratorAndGrant(
    'token_of_other_account',
    '令牌与账号不匹配，请重新授权。',
    'The token belongs to another account; authorise again.',
  ),
  '2190016': administrator(
    'app_banned',
    '应用被封禁或已下线，请联系开放平台。',
    'The application is banned or offline; contact the platform.',
  ),
  '2111001': content(
    'comment_sensitive_words',
    '评论含敏感词，请修改。',
    'The comment holds sensitive words; change it.',
  ),
  '2111002': busy(
    'comment_read_failed',
    '读取评论失败，稍后重试。',
    'The comment could not be read; it is tried again.',
  ),
  '2111003': content('comment_id_invalid', '评论编号无效。', 'There is no such comment.'),
  '2111004': content('comment_of_other_work', '评论不属于该作品。', 'The comment belongs to another work.'),
  '2111005': slowDown(HOUR_MS)(
    'comment_pin_in_review',
    '前一条置顶评论仍在审核，请稍后。',
    'An earlier pin is still in review; wait for it.',
  ),
  '2111006': busy('comment_failed', '评论失败，稍后重试。', 'Commenting failed; it is tried again.'),
  '2111007': busy(
    'work_read_failed',
    '读取作品失败，稍后重试。',
    'The work could not be read; it is tried again.',
  ),
  '2112001': administrator(
    'not_an_enterprise_account',
    '该账号不是企业号，不能使用此能力。',
    'This needs an enterprise account.',
  ),
  '2113001': content(
    'material_not_approved',
    '素材未通过审核，请更换。',
    'The material was not approved; exchange it.',
  ),
  '2113002': administrator(
    'material_limit',
    '素材数量已达上限，请清理。',
    'The limit of materials is reached; remove some.',
  ),
  '2114005': administrator(
    'posting_barred',
    '账号被禁止投稿，请在抖音查看处罚并申诉。',
    'The account is barred from posting; see the notice in Douyin.',
  ),
  '2114006': content(
    'video_too_long',
    '视频超过 15 分钟，请剪短。',
    'The video is longer than 15 minutes; cut it.',
  ),
  '2114007': quota(
    'daily_posts_used_up',
    '该账号今天通过接口的投稿数已满（75 条），明日继续。',
    "Today's 75 posts by API are used up; it goes on tomorrow.",
  ),
  '2118100': slowDown(HOUR_MS)(
    'work_not_public',
    '作品尚未公开，审核通过后再操作。',
    'The work is not public yet; wait for its review.',
  ),
  '2118106': content(
    'work_not_bound',
    '作品不属于该应用或账号。',
    'The work is not bound to this app or account.',
  ),
  '2118110': slowDown(5 * MINUTE_MS)(
    'too_frequent',
    '操作过于频繁，几分钟后继续。',
    'Too frequent; it goes on in some minutes.',
  ),

  // Newer codes
  '28001003': token(
    'access_token_invalid',
    '访问令牌失效且刷新无效，请重新授权。',
    'The access token is invalid and refreshing did not help; authorise again.',
  ),
  '28001005': busy('system_busy', '抖音系统繁忙，稍后自动重试。', 'Douyin is busy; it is tried again.'),
  '28001006': busy(
    'inner_network_failed',
    '抖音内部网络异常，稍后自动重试。',
    'A call inside Douyin failed; it is tried again.',
  ),
  '28001007': content(
    'parameter_refused',
    '抖音不接受所发内容的某项参数，请检查文案和视频。',
    'Douyin refused a parameter; check the caption and the video.',
  ),
  '28001008': token(
    'access_token_expired',
    '访问令牌过期且刷新无效，请重新授权。',
    'The access token expired and refreshing did not help; authorise again.',
  ),
  '28001012': authorize(
    'user_scope_missing',
    '账号没有授予此项权限，请重新授权并勾选。',
    'The account did not grant this permission; authorise again and tick it.',
  ),
  '28001014': handOff(
    'capability_missing',
    '应用没有发布能力，已转为人工发布。',
    'The app may not post by API; posting goes on by hand.',
  ),
  '28001015': administrator(
    'token_of_other_account',
    '令牌与 open_id 不匹配，请核对账号信息。',
    'Token and open_id do not belong together; check the account.',
  ),
  '28001016': administrator(
    'app_banned',
    '应用被封禁或已下线，请联系开放平台。',
    'The application is banned or offline; contact the platform.',
  ),
  '28001017': administrator(
    'address_unknown',
    '接口地址不存在，请联系系统管理员。',
    'There is no such address; tell the system administrator.',
  ),
  '28001018': handOff(
    'capability_missing',
    '应用没有此接口的能力，已转为人工发布。',
    'The app lacks the capability for this call; posting goes on by hand.',
  ),
  '28001019': administrator(
    'capability_banned',
    '应用的此项能力被封禁，请联系开放平台。',
    'This capability of the app is banned; contact the platform.',
  ),
  '28001020': administrator(
    'tester_not_listed',
    '账号不在测试应用的白名单中。',
    'The account is not on the list of testers of this app.',
  ),
  '28001021': administrator('test_app_expired', '测试应用已过期。', 'The test application has expired.'),
  '28001042': administrator(
    'service_provider_scope_missing',
    '服务商令牌缺少权限，请核对。',
    'The token of the service provider lacks the scope.',
  ),
  '28001045': rows.administratorAndGrant(
    'account_closed',
    '抖音账号已注销，请更换账号。',
    'The account was closed; connect another.',
  ),
  '28001046': administrator(
    'account_banned',
    '账号已被封禁，请在抖音处理。',
    'The account is banned; settle it with Douyin.',
  ),
  '28001047': content(
    'account_private',
    '账号为私密账号，请先改为公开。',
    'The account is private; make it public first.',
  ),
  '28001052': slowDown(HOUR_MS)(
    'risk_control',
    '触发风控，暂停该账号一小时。',
    'Risk control asks to slow down; this account pauses for an hour.',
  ),
  '28001056': handOff(
    'api_offline',
    '抖音已下线此接口，已转为人工发布。',
    'Douyin took this API offline; posting goes on by hand.',
  ),
  '28003017': quota(
    'quota_used_up',
    '调用配额已用完，下一周期继续。',
    'The quota is used up; it goes on in the next window.',
  ),
  '28003018': slowDown(10 * SECOND_MS)(
    'too_frequent',
    '调用过于频繁，稍后自动继续。',
    'Too frequent; it goes on in some seconds.',
  ),
  '28004020': administrator(
    'scope_not_usable_here',
    '此权限不能用于当前场景，请在控制台核对。',
    'The scope can not be used in this scene; check the console.',
  ),
  '28029014': busy(
    'signing_failed',
    '资源签名失败，稍后自动重试。',
    'Signing the resource failed; it is tried again.',
  ),
  '29002002': administrator(
    'client_key_wrong',
    'Client Key 无效，请核对应用信息。',
    'The client key is not valid; check the application.',
  ),

  // What gateways say without an envelope
  http_404: administrator(
    'address_unknown',
    '接口地址不存在，请核对抖音接口地址配置。',
    'There is no such address; check the base address of Douyin.',
  ),
  http_413: content('body_too_large', '文件超过接口允许的大小。', 'The file is larger than the API takes.'),
  http_429: slowDown(MINUTE_MS)(
    'too_frequent',
    '请求过于频繁，稍后自动继续。',
    'Too many requests; it goes on in a minute.',
  ),

  // A verdict, not a code: status 2 of a work
  video_status_2: content(
    'review_refused',
    '抖音审核未通过（不适宜公开），请修改后重新提交。',
    'Douyin reviewed the work and found it not fit for the public; change it.',
  ),
};
