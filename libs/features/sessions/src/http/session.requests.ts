import { IsString, MaxLength, MinLength } from 'class-validator';

export class LoginRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  username: string;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password: string;
}

export class RefreshRequest {
  @IsString()
  @MinLength(20)
  @MaxLength(200)
  refreshToken: string;
}

export class ChangePasswordRequest {
  @IsString()
  @MaxLength(200)
  currentPassword: string;

  /** At least 10 characters with three of: lower case, upper case, digits, symbols. */
  @IsString()
  @MaxLength(200)
  newPassword: string;
}
