import { Module } from '@nestjs/common';
import { MediaChecksModule } from '../media-checks.module';
import { LiveFaultsController } from './live-faults.controller';

@Module({ imports: [MediaChecksModule], controllers: [LiveFaultsController] })
export class MediaChecksHttpModule {}
