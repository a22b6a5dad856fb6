import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { ProofingModule } from '@haojiao/features/proofing';
import { feedControllers } from '../feeds/http/feed-controllers';
import { PublicationsModule } from '../publications.module';
import { BlackoutWindowsController } from '../blackouts/blackout-windows.controller';
import { CallbacksController } from './callbacks.controller';
import { ContentChannelsController } from './content-channels.controller';
import { HandOffPageController } from './hand-off-page.controller';
import { HandOffController } from './hand-off.controller';
import { PreviewsController } from './previews.controller';
import { PublicationsController } from './publications.controller';
import { YearlyOutputController } from './yearly-output.controller';

@Module({
  imports: [AssetsModule, PublicationsModule, ProofingModule],
  controllers: [
    PublicationsController,
    ContentChannelsController,
    PreviewsController,
    BlackoutWindowsController,
    HandOffController,
    HandOffPageController,
    CallbacksController,
    YearlyOutputController,
    ...feedControllers,
  ],
})
export class PublicationsHttpModule {}
