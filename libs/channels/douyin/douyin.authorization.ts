import { ByteDanceAuthorization } from '@haojiao/channel-kit';
import type { ChannelAuthorization } from '@haojiao/channel-kit';
import { douyinErrors } from './douyin.errors';

/** The least that publishing and its figures need; asked for at the point of use, nothing else bundled with it. */
export const douyinAuthorization: ChannelAuthorization = new ByteDanceAuthorization({
  platform: 'douyin',
  errors: douyinErrors,
  oauthRole: 'api',
  pagePath: '/platform/oauth/connect/',
  scopes: ['user_info', 'video.create.bind', 'video.list.bind', 'video.data.bind'],
  brings: ['openId', 'accessToken'],
  modeOf: (scopes) =>
    scopes.has('video.create')
      ? { mode: 'api' }
      : {
          mode: 'share',
          note: {
            zh: '授权中没有“代替用户发布内容”（video.create.bind），改为扫码在抖音中确认发布。',
            en: 'The grant lacks video.create.bind: posts are confirmed in the Douyin app after scanning a code.',
          },
        },
});
