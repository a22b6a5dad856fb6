import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery.module';
import { DeliveryReader } from '../persistence/delivery-reader';
import { DeliveryChanges } from '../reading/delivery-changes';
import { DeliveryReads } from '../reading/delivery-reads';
import { PageReads } from '../reading/page-reads';
import { DeliveryContentsController } from './delivery-contents.controller';
import { FeedsController } from './feeds.controller';
import { PagesController } from './pages.controller';

@Module({
  imports: [DeliveryModule],
  controllers: [DeliveryContentsController, FeedsController, PagesController],
  providers: [DeliveryChanges, DeliveryReader, DeliveryReads, PageReads],
})
export class DeliveryHttpModule {}
