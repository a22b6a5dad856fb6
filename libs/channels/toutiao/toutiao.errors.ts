import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@haojiao/kernel';
import { errorRows } from '@haojiao/channel-kit';
import type { PlatformErrorTable } from '@haojiao/channel-kit';

const { busy, token, authorize, content, quota, slowDown, administrator, handOff } = errorRows('toutiao');

const delisted = handOff(
  'api_delisted',
  '头条视频接口已下线，账号已转为人工发布，请告知系统管理员。',
  "Toutiao's video API is gone; the account goes on by hand. Tell the system administrator.",
);

/**
 * Toutiao's pages list no codes of their own; its clients meet those of the common open platform (code table of the
 * platform and probes of the live OAuth host, read 2026-11). They come with HTTP 200.
 */
export const toutiaoErrors: PlatformErrorTable = {
  // Grants
  '16': administrator(
    'app_without_permission',
    '应用没有权限或接口不存在，请在开放平台核对。',
    'The app has no permission, or the path is unknown; check the console.',
  ),
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
    '应用没有所需权限，请申请“视频发布及管理”。',
    'The app lacks this permission; apply for publishing of videos.',
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
    '授权码已过期或已使用，请重新授权。',
    'The authorisation code is used or expired; authorise again.',
  ),
  '10008': token(
    'access_token_invalid',
    '访问令牌失效且刷新无效，请重新授权。',
    'The access token is invalid and refreshing did not help; authorise again.',
  ),
  '10010': authorize(
    'refresh_token_expired',
    '授权已过期（30 天），请账号管理员重新授权。',
    'The grant of 30 days has expired; the owner has to authorise again.',
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
  '10020': authorize(
    'renewals_used_up',
    '授权续期次数已用完，请重新授权。',
    'The renewals of this grant are used up; authorise again.',
  ),

  // Classic business codes
  '2100004': busy('system_busy', '头条系统繁忙，稍后自动重试。', 'Toutiao is busy; it is tried again.'),
  '2100005': content(
    'parameter_refused',
    '头条不接受某项内容，请检查标题（不超过 30 字）和视频。',
    'Toutiao refused a parameter; check the title (at most 30 characters) and the video.',
  ),
  '2100007': administrator(
    'operation_forbidden',
    '没有此操作的权限，请在开放平台核对。',
    'This operation is not permitted; check the app on the platform.',
  ),
  '2100009': administrator(
    'account_banned',
    '头条号已被封禁，请在头条号后台处理。',
    'The account is banned; settle it with Toutiao.',
  ),
  '2190001': quota(
    'app_quota_used_up',
    '应用的调用配额已用完，下一周期继续。',
    "The app's quota is used up; it goes on in the next window.",
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
    '应用没有头条视频能力，已转为人工发布。',
    'The app may not post videos by API; posting goes on by hand.',
  ),
  '2190005': content(
    'video_too_large',
    '视频文件过大（接口上限 128 MB），请压缩。',
    'The video file is too large (128 MB by API); compress it.',
  ),
  '2190006': content(
    'video_too_long',
    '视频超过 60 秒，请剪短或人工发布。',
    'The video is longer than 60 seconds; cut it or post by hand.',
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
  '2190015': authorize(
    'token_of_other_account',
    '令牌与账号不匹配，请重新授权。',
    'The token belongs to another account; authorise again.',
  ),
  '2190016': administrator(
    'app_banned',
    '应用被封禁或已下线，请联系开放平台。',
    'The application is banned or offline; contact the platform.',
  ),
  '2114005': administrator(
    'posting_barred',
    '账号被禁止发文，请在头条号后台查看处罚。',
    'The account is barred from posting; see the notice in its backend.',
  ),
  '2114007': quota(
    'daily_posts_used_up',
    '今天的发布条数已满，明日继续。',
    "Today's posts are used up; it goes on tomorrow.",
  ),

  // Newer codes
  '28001003': token(
    'access_token_invalid',
    '访问令牌失效且刷新无效，请重新授权。',
    'The access token is invalid and refreshing did not help; authorise again.',
  ),
  '28001005': busy('system_busy', '头条系统繁忙，稍后自动重试。', 'Toutiao is busy; it is tried again.'),
  '28001006': busy(
    'inner_network_failed',
    '头条内部网络异常，稍后自动重试。',
    'A call inside Toutiao failed; it is tried again.',
  ),
  '28001008': token(
    'access_token_expired',
    '访问令牌过期且刷新无效，请重新授权。',
    'The access token expired and refreshing did not help; authorise again.',
  ),
  '28001014': handOff(
    'capability_missing',
    '应用没有头条视频能力，已转为人工发布。',
    'The app may not post videos by API; posting goes on by hand.',
  ),
  '28001017': delisted,
  '28001018': handOff(
    'capability_missing',
    '应用没有头条视频能力，已转为人工发布。',
    'The app may not post videos by API; posting goes on by hand.',
  ),
  '28001052': slowDown(HOUR_MS)(
    'risk_control',
    '触发风控，暂停该账号一小时。',
    'Risk control asks to slow down; this account pauses for an hour.',
  ),
  '28001056': delisted,
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

  // The creator's backend; only people posting by hand meet these
  '7050': content(
    'editor_save_failed',
    '头条编辑器保存失败，请重新粘贴后再试。',
    'The editor could not save; paste the text again.',
  ),
  '7115': content(
    'editor_image_refused',
    '正文含非头条图床图片，请从发布包中上传图片。',
    'The text holds foreign pictures; upload those of the pack.',
  ),
  '1053': content(
    'editor_upload_field',
    '图片上传方式不被接受，请用编辑器的上传按钮。',
    "Use the editor's own button to upload the picture.",
  ),

  // What gateways say without an envelope
  http_404: delisted,
  http_413: content('body_too_large', '文件超过接口允许的大小。', 'The file is larger than the API takes.'),
  http_429: slowDown(MINUTE_MS)(
    'too_frequent',
    '请求过于频繁，稍后自动继续。',
    'Too many requests; it goes on in a minute.',
  ),
};
