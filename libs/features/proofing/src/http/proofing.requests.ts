import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class ProofContentRequest {
  /** Left out: what was last saved. */
  @IsOptional()
  @IsUUID()
  revisionId?: string;
}

export class AcceptFindingRequest {
  /** The revision that the person has read. */
  @IsUUID()
  revisionId: string;

  @Matches(/^[0-9a-f]{64}$/)
  findingKey: string;

  /** Why it is right as it stands. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(1_000)
  reason: string;
}
