import { Module } from '@nestjs/common';
import { PublicationsModule } from '../publications.module';
import { CallbacksController } from './callbacks.controller';
import { ContentChannelsController } from './content-channels.controller';
import { PublicationsController } from './publications.controller';

@Module({
  imports: [PublicationsModule],
  controllers: [PublicationsController, ContentChannelsController, CallbacksController],
})
export class PublicationsHttpModule {}
