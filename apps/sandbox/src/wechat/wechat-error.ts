/** An answer of the platform that is no success. */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    /** Instead of the usual text. */
    readonly text?: string,
  ) {
    super(`wechat ${errcode}`);
  }
}

/** The platform's own words, as seen in its reference and in reports. */
const texts: Readonly<Record<string, string>> = {
  '-1': 'system error',
  '40001': 'invalid credential, access_token is invalid or not latest',
  '40002': 'invalid grant_type',
  '40004': 'invalid media type',
  '40005': 'invalid file type',
  '40007': 'invalid media_id',
  '40009': 'invalid image size',
  '40013': 'invalid appid',
  '40014': 'invalid access_token',
  '40066': 'invalid url',
  '40113': 'unsupported file type',
  '40114': 'invalid index value',
  '40125': 'invalid appsecret',
  '40227': 'title empty',
  '40243': 'appsecret is frozen',
  '41001': 'access_token missing',
  '41002': 'appid missing',
  '41004': 'appsecret missing',
  '41005': 'media data missing',
  '41006': 'media_id missing',
  '41039': 'invalid content_source_url',
  '42001': 'access_token expired',
  '43001': 'require GET method',
  '43002': 'require POST method',
  '44002': 'empty post data',
  '44003': 'empty news data',
  '45001': 'media size out of limit',
  '45002': 'content size out of limit',
  '45003': 'title size out of limit',
  '45004': 'description size out of limit',
  '45008': 'article size out of limit',
  '45009': 'reach max api daily quota limit',
  '45011': 'api minute-quota reach limit, must slower, retry next minute',
  '45106': 'This API has been unsupported',
  '45110': 'author size out of limit',
  '45166': 'invalid content',
  '47001': 'data format error',
  '48001': 'api unauthorized',
  '48006': 'forbid to clear quota because of reaching the limit',
  '53402': '封面裁剪失败,请检查裁剪参数后重试',
  '53500': '发布功能被封禁',
  '53501': '请勿频繁请求',
  '53502': 'invalid publish_id',
  '53503': '草稿校验未通过，请检查后重试',
  '53504': '请在公众平台上操作',
  '53505': '请在公众平台保存后再发布',
  '53600': 'invalid article_id',
  '76001': 'rid not found',
  '76021': 'cgi_path not found, please check',
  '88000': 'without comment privilege',
};

export function textOf(errcode: number): string {
  return texts[String(errcode)] ?? 'error';
}
