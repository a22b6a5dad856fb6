import { Module } from '@nestjs/common';
import { MediaChecksModule } from '../media-checks.module';

@Module({ imports: [MediaChecksModule] })
export class MediaChecksHttpModule {}
