import { ChannelRegistry } from '@haojiao/channel-kit';
import { registeredChannels } from './registered-channels';

describe('the registered channels', () => {
  it('are the own site, the four platforms and the one for places without an interface, none twice', () => {
    expect(new ChannelRegistry(registeredChannels()).platforms()).toEqual([
      'site',
      'wechat',
      'weibo',
      'douyin',
      'toutiao',
      'custom',
    ]);
  });
});
