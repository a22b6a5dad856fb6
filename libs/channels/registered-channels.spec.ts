import { ChannelRegistry } from '@haojiao/channel-kit';
import { registeredChannels } from './registered-channels';

describe('the registered channels', () => {
  it('are the own site, the four platforms, places without an interface and LED screens, none twice', () => {
    expect(new ChannelRegistry(registeredChannels()).platforms()).toEqual([
      'site',
      'wechat',
      'weibo',
      'douyin',
      'toutiao',
      'custom',
      'led_screen',
    ]);
  });
});
