import { Type } from 'class-transformer';
import {
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

const kinds = ['image', 'audio', 'video', 'document'] as const;

/** The text fields of an upload; the file itself stands beside them in the form. */
export class UploadAssetRequest {
  @IsUUID()
  organizationId: string;

  /** What somebody who can't see the picture should know. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  altText?: string;

  /** Who made it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  credit?: string;
}

export class FocalPointRequest {
  /** From the left edge, 0–1. */
  @IsNumber()
  @Min(0)
  @Max(1)
  x: number;

  /** From the top edge, 0–1. */
  @IsNumber()
  @Min(0)
  @Max(1)
  y: number;
}

export class ChangeAssetRequest {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  altText?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  credit?: string | null;

  /** What crops keep in sight; null: what catches the eye. */
  @IsOptional()
  @ValidateNested()
  @Type(() => FocalPointRequest)
  focalPoint?: FocalPointRequest | null;
}

export class ListAssetsRequest extends ListRequest {
  /** This unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsIn(kinds)
  kind?: (typeof kinds)[number];

  /** Part of file name, alternative text or credit. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
