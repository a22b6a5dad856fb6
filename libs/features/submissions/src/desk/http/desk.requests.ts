import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';

/** Members of the form that the desk may ask for. */
export const askableFields = [
  'category',
  'title',
  'bodyHtml',
  'occurredOn',
  'occurredTime',
  'assetIds',
  'pictureCaptions',
  'contributors',
  'contactPhone',
  'signedOffBy',
  'previouslyPublishedIn',
  'targetLevel',
  'urgency',
  'firstSubmission',
  'commissionId',
] as const;

export class ReturnSubmissionRequest {
  /** The sender reads it. */
  @Matches(/\S/)
  @IsString()
  @MaxLength(1_000)
  reason: string;

  /** What is missing or wrong, by members of the form. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(askableFields, { each: true })
  missing?: (typeof askableFields)[number][];
}

export class ReopenSubmissionRequest {
  /** The sender reads it. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason?: string | null;
}

export class ClaimSubmissionRequest {
  /** Also where somebody else has it in hand. */
  @IsOptional()
  @IsBoolean()
  takeOver?: boolean;
}

export class MergeSubmissionsRequest {
  /** In the order in which they are to stand. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ArrayUnique((id: unknown) => String(id).toLowerCase())
  @IsUUID(undefined, { each: true })
  submissionIds: string[];

  /** The unit that takes them: one that all senders stand below. Default the caller's own, else the highest allowed. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** A column of the taking unit or of one above it. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(/\S/)
  title: string;

  /** A word to the senders. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  comment?: string | null;
}

export class ProofSubmissionRequest {
  /** The unit that would take it; default as in `accept`. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class DeskCountsRequest {
  /** This unit and those below it; default every unit whose reports the caller reads. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
