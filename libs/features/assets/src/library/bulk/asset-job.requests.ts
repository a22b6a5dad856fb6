import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { ListAssetsRequest } from '../../http/asset.requests';
import { AssetRightsRequest } from '../rights/asset-rights.requests';
import { assetJobActions } from './asset-job-action';
import type { AssetJobAction } from './asset-job-action';

/** As the list of assets, without its pages. */
export class AssetJobFilterRequest extends OmitType(ListAssetsRequest, ['limit', 'cursor'] as const) {}

export class CreateAssetJobRequest {
  @IsIn(assetJobActions)
  action: AssetJobAction;

  /** Either these … */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids?: string[];

  /** … or all that this finds now, at most 10,000. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AssetJobFilterRequest)
  filter?: AssetJobFilterRequest;

  /** Of `move`; null: out of all folders. */
  @IsOptional()
  @IsUUID()
  folderId?: string | null;

  /** Of `tag` and `untag`. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(40, { each: true })
  tags?: string[];

  /** Of `set_credit`. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  credit?: string;

  /** Of `set_rights`; null: empties them. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AssetRightsRequest)
  rights?: AssetRightsRequest | null;

  /** Of `delete`: each with all its versions. */
  @IsOptional()
  @IsBoolean()
  chain?: boolean;
}

export class ListAssetJobFaultsRequest extends ListRequest {}
