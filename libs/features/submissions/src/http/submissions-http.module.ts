import { Module } from '@nestjs/common';
import { ContentsModule } from '@haojiao/features/contents';
import { SubmissionsModule } from '../submissions.module';
import { SubmissionsController } from './submissions.controller';

@Module({ imports: [SubmissionsModule, ContentsModule], controllers: [SubmissionsController] })
export class SubmissionsHttpModule {}
