import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { invitedRoles } from '../persistence/invitation.entity';
import type { InvitedRole } from '../persistence/invitation.entity';

export class IssueInvitationRequest {
  @IsIn(invitedRoles)
  role: InvitedRole;

  /** Whom it is for; the person may correct it. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  displayName?: string | null;

  /** Default 7. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(30)
  expiresInDays?: number;
}

export class JoinRequest {
  /** What stands at the end of the link. */
  @IsString()
  @MinLength(20)
  @MaxLength(100)
  token: string;

  @Matches(/\S/)
  @IsString()
  @MaxLength(60)
  displayName: string;

  /** Latin letters, digits, `.`, `_`, `-`; compared without regard to case. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/)
  username: string;

  /** At least 10 characters with three of: lower case, upper case, digits, symbols. */
  @IsString()
  @MaxLength(200)
  password: string;

  @IsOptional()
  @Matches(/^\+?[\d -]{5,20}$/)
  phone?: string | null;
}
