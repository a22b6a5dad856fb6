import { Module } from '@nestjs/common';

/** Sound and film of published items as readers get them, and how often they were listened to and watched. */
@Module({})
export class MediaDeliveryModule {}
