import { Module } from '@nestjs/common';
import { UploadsModule } from '../uploads.module';
import { UploadsController } from './uploads.controller';

@Module({
  imports: [UploadsModule],
  controllers: [UploadsController],
})
export class UploadsHttpModule {}
