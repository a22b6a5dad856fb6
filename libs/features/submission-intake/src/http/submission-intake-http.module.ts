import { Module } from '@nestjs/common';
import { SubmissionIntakeModule } from '../submission-intake.module';

@Module({ imports: [SubmissionIntakeModule], controllers: [] })
export class SubmissionIntakeHttpModule {}
