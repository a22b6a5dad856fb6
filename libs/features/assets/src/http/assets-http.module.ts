import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Settings } from '@haojiao/infrastructure/config';
import { openReadyDoor } from '@haojiao/infrastructure/http';
import { AssetsModule } from '../assets.module';
import { libraryControllers } from '../library/library.controllers';
import { ReadyFiles } from '../serving/ready-files';
import { ServingModule } from '../serving/serving.module';
import { AssetPresenter } from './asset.presenter';
import { PreparationPresenter } from './preparation.presenter';
import { PreparationsController } from './preparations.controller';
import { AssetsController } from './assets.controller';
import { PublicFilesController } from './public-files.controller';
import { ExpiringMediaController } from './expiring-media.controller';
import { smallFileDoor } from './small-file-door';

@Module({
  imports: [AssetsModule, ServingModule],
  controllers: [
    ...libraryControllers,
    AssetsController,
    PreparationsController,
    PublicFilesController,
    ExpiringMediaController,
  ],
  providers: [AssetPresenter, PreparationPresenter],
})
export class AssetsHttpModule {
  constructor(host: HttpAdapterHost, files: ReadyFiles, settings: Settings) {
    openReadyDoor(host.httpAdapter.getInstance<FastifyInstance>(), smallFileDoor(files, settings.publicUrl));
  }
}
