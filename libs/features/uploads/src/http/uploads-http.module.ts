import { Module } from '@nestjs/common';
import { UploadsModule } from '../uploads.module';

@Module({ imports: [UploadsModule] })
export class UploadsHttpModule {}
