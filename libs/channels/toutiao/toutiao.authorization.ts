import { ByteDanceAuthorization } from '@haojiao/channel-kit';
import type { ChannelAuthorization } from '@haojiao/channel-kit';
import { toutiaoErrors } from './toutiao.errors';

/** Only short videos have an API. What is posted by hand needs no grant: an account may do without one. */
export const toutiaoAuthorization: ChannelAuthorization = new ByteDanceAuthorization({
  platform: 'toutiao',
  errors: toutiaoErrors,
  oauthRole: 'oauth',
  pagePath: '/oauth/authorize/',
  scopes: ['user_info', 'toutiao.video.create', 'toutiao.video.data'],
  brings: [],
  modeOf: (scopes, { settings }) => {
    if (!scopes.has('toutiao.video.create'))
      return {
        mode: 'hand_off',
        note: {
          zh: '授权中没有发布视频（toutiao.video.create），全部内容由人工发布。',
          en: 'The grant lacks toutiao.video.create: everything is posted by hand.',
        },
      };
    if (settings.officialVideo !== true)
      return {
        mode: 'hand_off',
        note: {
          zh: '已获得发布视频的授权，但账号设置中未开启官方视频接口，仍由人工发布。',
          en: 'Videos were granted, but the official video API is switched off in the settings: they are posted by hand.',
        },
      };
    return { mode: 'api' };
  },
});
