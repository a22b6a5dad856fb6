import { Module } from '@nestjs/common';
import { DeliveryWebhooksModule } from '../delivery-webhooks.module';
import { WebhooksController } from './webhooks.controller';

@Module({ imports: [DeliveryWebhooksModule], controllers: [WebhooksController] })
export class DeliveryWebhooksHttpModule {}
