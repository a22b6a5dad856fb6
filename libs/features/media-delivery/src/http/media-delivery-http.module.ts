import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { MetricsModule } from '@haojiao/features/metrics';
import { MediaDeliveryModule } from '../media-delivery.module';
import { ListenMeters } from './listen-meters';
import { MediaController } from './media.controller';

@Module({
  imports: [MediaDeliveryModule, AssetsModule, MetricsModule],
  controllers: [MediaController],
  providers: [ListenMeters],
})
export class MediaDeliveryHttpModule {}
