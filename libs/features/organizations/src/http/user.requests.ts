import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

export class CreateUserRequest {
  /** Latin letters, digits, `.`, `_`, `-`; compared without regard to case. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/)
  username: string;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  displayName: string;

  /** Without it the person can't sign in until a password is set. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  password?: string;

  /** 职务, as it is printed on a review sheet. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  post?: string | null;

  @IsOptional()
  @IsEmail()
  email?: string | null;

  @IsOptional()
  @Matches(/^\+?[\d -]{5,20}$/)
  phone?: string | null;

  /** The unit that looks after the person; default the caller's. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Whether the person is asked for a new password at the first log-in. */
  @IsOptional()
  @IsBoolean()
  mustChangePassword?: boolean;
}

export class ChangeUserRequest {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  displayName?: string;

  /** 职务, as it is printed on a review sheet. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  post?: string | null;

  @IsOptional()
  @IsEmail()
  email?: string | null;

  @IsOptional()
  @Matches(/^\+?[\d -]{5,20}$/)
  phone?: string | null;

  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsIn(['active', 'suspended'])
  state?: 'active' | 'suspended';
}

export class ResetPasswordRequest {
  /** At least 10 characters with three of: lower case, upper case, digits, symbols; to be changed at the next log-in. */
  @IsString()
  @MaxLength(200)
  password: string;
}

export class LookAtPhoneRequest {
  /** Why; kept in the audit trail. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  @Matches(/\S/)
  reason: string;
}

export class ListUsersRequest extends ListRequest {
  /** Only people of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
