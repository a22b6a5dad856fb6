import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

export class ListAssetFoldersRequest {
  @IsUUID()
  organizationId: string;
}

export class CreateAssetFolderRequest {
  @IsUUID()
  organizationId: string;

  /** A folder of the same unit; null or absent: at the top. */
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @IsString()
  @MinLength(1)
  @MaxLength(80)
  name: string;
}

export class ChangeAssetFolderRequest {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  name?: string;

  /** Moves it with everything in it; null: to the top. */
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

export class DeleteAssetFolderRequest {
  /** `refuse`, the default: only an empty folder goes. `move_up`: what is in it moves into the folder above. */
  @IsOptional()
  @IsIn(['refuse', 'move_up'])
  contents?: 'refuse' | 'move_up';
}
