import { Module } from '@nestjs/common';
import { DeliveryWebhooksModule } from '../delivery-webhooks.module';

@Module({ imports: [DeliveryWebhooksModule] })
export class DeliveryWebhooksHttpModule {}
