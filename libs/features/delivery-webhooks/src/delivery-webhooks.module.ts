import { Module } from '@nestjs/common';

/** Tells other systems what was published and withdrawn. */
@Module({})
export class DeliveryWebhooksModule {}
