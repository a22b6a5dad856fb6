import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { submissionCategories } from '@haojiao/features/submissions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { intakeStates } from '../persistence/intake-message.entity';
import type { IntakeState } from '../persistence/intake-message.entity';

export class ListIntakeMessagesRequest extends ListRequest {
  /** Default `waiting`. */
  @IsOptional()
  @IsIn(intakeStates)
  state?: IntakeState;

  @IsOptional()
  @IsUUID()
  mailboxId?: string;

  /** This unit and those below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class AssignIntakeMessageRequest {
  /** Whose report it is. */
  @IsUUID()
  userId: string;

  /** Default: the unit for which that person sends. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Where the message names none. */
  @IsOptional()
  @IsIn(submissionCategories)
  category?: SubmissionCategory;

  /** Instead of the subject. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(/\S/)
  title?: string;
}

export class DiscardIntakeMessageRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  @Matches(/\S/)
  reason: string;
}
