import { Module } from '@nestjs/common';
import { ContentsModule } from '@haojiao/features/contents';
import { LinkageModule } from '../linkage.module';
import { PushedItemsController } from '../pushes/pushed-items.controller';
import { ContentPushesController, PushesController } from '../pushes/pushes.controllers';
import { UnitOfferController, UnitOffersController } from '../subscriptions/unit-offers.controllers';
import { UnitSubscriptionsController } from '../subscriptions/unit-subscriptions.controller';

@Module({
  imports: [LinkageModule, ContentsModule],
  controllers: [
    ContentPushesController,
    PushesController,
    PushedItemsController,
    UnitOfferController,
    UnitOffersController,
    UnitSubscriptionsController,
  ],
})
export class LinkageHttpModule {}
