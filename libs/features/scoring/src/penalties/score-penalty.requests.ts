import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsDay, ListRequest } from '@haojiao/infrastructure/http';
import { ruleCodePattern } from '../schemes/class-rules.requests';

export class RecordPenaltyRequest {
  /** The unit that it costs. */
  @IsUUID()
  organizationId: string;

  /** The unit that scores it; default the one directly above. */
  @IsOptional()
  @IsUUID()
  issuerId?: string;

  @IsOptional()
  @IsUUID()
  submissionId?: string | null;

  /** As the scheme names it; everywhere `false_report`, `concealed`, `error_noted_by_above`. */
  @Matches(ruleCodePattern)
  code: string;

  @IsDay()
  occurredOn: string;

  /** The unit reads it. */
  @Matches(/\S/)
  @IsString()
  @MaxLength(1_000)
  reason: string;

  /** A link, a document's number. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  proof?: string | null;
}

export class RevokeRequest {
  @Matches(/\S/)
  @IsString()
  @MaxLength(1_000)
  reason: string;
}

export class ListPenaltiesRequest extends ListRequest {
  /** This unit and those below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** First day. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last day. */
  @IsOptional()
  @IsDay()
  to?: string;
}
