import { Module } from '@nestjs/common';
import { MediaDeliveryModule } from '../media-delivery.module';

@Module({ imports: [MediaDeliveryModule] })
export class MediaDeliveryHttpModule {}
