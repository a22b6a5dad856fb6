import { Module } from '@nestjs/common';
import { feedControllers } from '../feeds/http/feed-controllers';
import { PublicationsModule } from '../publications.module';
import { BlackoutWindowsController } from '../blackouts/blackout-windows.controller';
import { CallbacksController } from './callbacks.controller';
import { ContentChannelsController } from './content-channels.controller';
import { PublicationsController } from './publications.controller';

@Module({
  imports: [PublicationsModule],
  controllers: [
    PublicationsController,
    ContentChannelsController,
    BlackoutWindowsController,
    CallbacksController,
    ...feedControllers,
  ],
})
export class PublicationsHttpModule {}
