import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { openFirstDoor } from '@haojiao/infrastructure/http';
import { AssetsModule } from '@haojiao/features/assets';
import { DeliveryHttpModule } from '@haojiao/features/delivery';
import { MetricsModule } from '@haojiao/features/metrics';
import { MediaDeliveryModule } from '../media-delivery.module';
import { ListenMeters } from './listen-meters';
import { mediaDoor } from './media-door';
import { MediaSender } from './media-sender';
import { MediaController } from './media.controller';
import { ReadyMedia } from './ready-media';

@Module({
  imports: [MediaDeliveryModule, AssetsModule, DeliveryHttpModule, MetricsModule],
  controllers: [MediaController],
  providers: [ListenMeters, MediaSender, ReadyMedia],
})
export class MediaDeliveryHttpModule {
  constructor(host: HttpAdapterHost, media: ReadyMedia, sender: MediaSender) {
    openFirstDoor(host.httpAdapter.getInstance<FastifyInstance>(), mediaDoor(media, sender));
  }
}
