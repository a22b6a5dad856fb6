import { Module } from '@nestjs/common';
import { ContentsModule } from '@haojiao/features/contents';
import { ImportsModule } from '../imports.module';
import { ImportWorkController } from './import-work.controller';
import { ImportsController } from './imports.controller';

@Module({
  imports: [ImportsModule, ContentsModule],
  controllers: [ImportsController, ImportWorkController],
})
export class ImportsHttpModule {}
