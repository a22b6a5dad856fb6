import { IsBoolean, IsOptional, IsUUID } from 'class-validator';

export class ClaimRequest {
  /** Also where somebody else has it in hand; they are told. */
  @IsOptional()
  @IsBoolean()
  takeOver?: boolean;
}

export class AssignRequest {
  /** One of those who may decide the current stage. */
  @IsUUID()
  userId: string;
}
