import { Module } from '@nestjs/common';
import { AssetsModule } from '../assets.module';
import { AssetPresenter } from './asset.presenter';
import { AssetsController } from './assets.controller';
import { PublicFilesController } from './public-files.controller';
import { ExpiringMediaController } from './expiring-media.controller';

@Module({
  imports: [AssetsModule],
  controllers: [AssetsController, PublicFilesController, ExpiringMediaController],
  providers: [AssetPresenter],
})
export class AssetsHttpModule {}
