import type { PlatformSimulator } from './core/platform-simulator';
import { createDouyinSimulator } from './douyin/douyin.simulator';
import { createToutiaoSimulator } from './toutiao/toutiao.simulator';
import { createWechatSimulator } from './wechat/wechat.simulator';
import { createWeiboSimulator } from './weibo/weibo.simulator';

/** The simulated platforms of this sandbox, freshly made. */
export function createSimulators(): PlatformSimulator[] {
  return [createWechatSimulator(), createWeiboSimulator(), createDouyinSimulator(), createToutiaoSimulator()];
}
