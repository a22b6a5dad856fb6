import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IsOmittable, ListRequest } from '@haojiao/infrastructure/http';
import { sandboxPlatforms } from '../domain/sandbox-platform';
import type { SandboxPlatform } from '../domain/sandbox-platform';

export class CreateChannelAccountRequest {
  @IsUUID()
  organizationId: string;

  /** One of `GET /channels`. */
  @Matches(/^[a-z_]{2,30}$/)
  platform: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** By the platform's `credentialFields`; they go in and never come out. */
  @IsObject()
  credentials: Record<string, string>;

  /** By the platform's `settingFields`. */
  @IsOptional()
  @IsObject()
  settings?: Record<string, unknown>;
}

export class CreateSandboxAccountRequest {
  @IsUUID()
  organizationId: string;

  @IsIn(sandboxPlatforms)
  platform: SandboxPlatform;
}

export class ChangeChannelAccountRequest {
  @IsOmittable()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name?: string;

  /** Only the fields that change. */
  @IsOmittable()
  @IsObject()
  credentials?: Record<string, string>;

  @IsOmittable()
  @IsObject()
  settings?: Record<string, unknown>;

  /** A disabled account publishes nothing. */
  @IsOmittable()
  @IsBoolean()
  enabled?: boolean;
}

export class ListChannelAccountsRequest extends ListRequest {
  /** The unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @Matches(/^[a-z_]{2,30}$/)
  platform?: string;
}
