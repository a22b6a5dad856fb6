import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';

export class PresenceRequest {
  /** Writing, not only looking on. */
  @IsBoolean()
  editing: boolean;
}

export class TakeOverRequest {
  /** Told to whoever is relieved. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string | null;
}
