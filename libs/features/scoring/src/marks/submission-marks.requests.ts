import { IsIn } from 'class-validator';
import { submissionMarkCodes } from './submission-mark.entity';
import type { SubmissionMarkCode } from './submission-mark.entity';

export class GiveMarkRequest {
  @IsIn(submissionMarkCodes)
  code: SubmissionMarkCode;
}
