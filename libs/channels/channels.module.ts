import { Global, Module, OnApplicationShutdown } from '@nestjs/common';
import { CHANNEL_BASE_URLS, CHANNEL_HTTP, ChannelRegistry, UndiciChannelHttp } from '@haojiao/channel-kit';
import { Settings } from '@haojiao/infrastructure/config';
import { channelBaseUrls } from './base-urls';
import { registeredChannels } from './registered-channels';

const http = new UndiciChannelHttp();

/** Hands this installation's adapters to the features. */
@Global()
@Module({
  providers: [
    { provide: ChannelRegistry, useFactory: () => new ChannelRegistry(registeredChannels()) },
    { provide: CHANNEL_HTTP, useValue: http },
    { provide: CHANNEL_BASE_URLS, inject: [Settings], useFactory: channelBaseUrls },
  ],
  exports: [ChannelRegistry, CHANNEL_HTTP, CHANNEL_BASE_URLS],
})
export class ChannelsModule implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    await http.close();
  }
}
