import type { Settings } from '@haojiao/infrastructure/config';

/** Base addresses by platform and role. */
export type ChannelBaseUrls = Record<string, Record<string, string>>;

/** The real hosts, unless a setting points elsewhere (the sandbox). */
export function channelBaseUrls(settings: Settings): ChannelBaseUrls {
  return {
    wechat: { api: trim(settings.wechatBaseUrl ?? 'https://api.weixin.qq.com') },
    weibo: { api: trim(settings.weiboBaseUrl ?? 'https://api.weibo.com') },
    douyin: { api: trim(settings.douyinBaseUrl ?? 'https://open.douyin.com') },
    toutiao: {
      api: trim(settings.toutiaoBaseUrl ?? 'https://open.douyin.com'),
      oauth: trim(settings.toutiaoOauthBaseUrl ?? 'https://open.snssdk.com'),
    },
  };
}

function trim(url: string): string {
  return url.replace(/\/+$/, '');
}
