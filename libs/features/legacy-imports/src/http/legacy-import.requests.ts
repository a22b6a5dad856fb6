import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import type { LegacyRowState } from '../persistence/legacy-import-row.entity';

export class CreateLegacyImportRequest {
  @IsUUID()
  organizationId: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;
}

export class LegacyFileRequest {
  /** Path below the folder as the table names it, `/` between its parts. */
  @IsString()
  @MaxLength(500)
  @Matches(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\p{Cc}\\]+$/u, {
    message: 'name must be a path below the folder, without . or .. as a part',
  })
  name: string;

  /** An upload that is there already. */
  @IsUUID()
  assetId: string;
}

export class NameLegacyFilesRequest {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => LegacyFileRequest)
  files: LegacyFileRequest[];
}

export class ConfirmLegacyImportRequest {
  /** Of the table whose report was looked at. */
  @Matches(/^[0-9a-f]{64}$/)
  tableSha256: string;
}

export class ListLegacyImportsRequest extends ListRequest {
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class ListLegacyRowsRequest extends ListRequest {
  @IsOptional()
  @IsIn(['ready', 'faulty', 'done', 'failed'])
  state?: LegacyRowState;
}
