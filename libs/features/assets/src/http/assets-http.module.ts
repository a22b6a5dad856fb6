import { Module } from '@nestjs/common';
import { AssetsModule } from '../assets.module';
import { libraryControllers } from '../library/library.controllers';
import { AssetPresenter } from './asset.presenter';
import { PreparationPresenter } from './preparation.presenter';
import { PreparationsController } from './preparations.controller';
import { AssetsController } from './assets.controller';
import { PublicFilesController } from './public-files.controller';
import { ExpiringMediaController } from './expiring-media.controller';

@Module({
  imports: [AssetsModule],
  controllers: [
    ...libraryControllers,
    AssetsController,
    PreparationsController,
    PublicFilesController,
    ExpiringMediaController,
  ],
  providers: [AssetPresenter, PreparationPresenter],
})
export class AssetsHttpModule {}
