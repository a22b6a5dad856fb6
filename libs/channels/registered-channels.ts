import type { ChannelAdapter } from '@haojiao/channel-kit';
import { createCustomChannel } from './custom/custom.channel';
import { createDouyinChannel } from './douyin/douyin.channel';
import { createLedScreenChannel } from './led-screen/led-screen.channel';
import { createSiteChannel } from './site/site.channel';
import { createToutiaoChannel } from './toutiao/toutiao.channel';
import { createWechatChannel } from './wechat/wechat.channel';
import { createWeiboChannel } from './weibo/weibo.channel';

/** The platforms of this installation. A new one is its folder and its line here. */
export function registeredChannels(): ChannelAdapter[] {
  return [
    createSiteChannel(),
    createWechatChannel(),
    createWeiboChannel(),
    createDouyinChannel(),
    createToutiaoChannel(),
    createCustomChannel(),
    createLedScreenChannel(),
  ];
}
