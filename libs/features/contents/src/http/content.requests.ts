import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { contentStates } from '../domain/content-state';
import type { ContentState } from '../domain/content-state';
import { contentSorts } from '../list-contents';
import type { ContentSort } from '../list-contents';
import { contentTypeKeys } from '../types/registry';

export class ListContentsRequest extends ListRequest {
  @IsOptional()
  @IsIn(contentTypeKeys)
  type?: string;

  /** Without it everything but what is archived. */
  @IsOptional()
  @IsIn(contentStates)
  state?: ContentState;

  /** Items of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsUUID()
  columnId?: string;

  @IsOptional()
  @IsUUID()
  brandId?: string;

  @IsOptional()
  @IsUUID()
  authorId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  tag?: string;

  /** Words of title, summary, tags or body, as they stand. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** Made at or after this time. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** Made before this time. */
  @IsOptional()
  @IsRfc3339()
  to?: string;

  /** Default `-createdAt`: newest first. */
  @IsOptional()
  @IsIn(contentSorts)
  sort?: ContentSort;
}

export class SaveRequest {
  /** `auto`: an editor saved by itself. Absent: somebody asked for it. */
  @IsOptional()
  @IsIn(['auto'])
  save?: 'auto';
}

export class ListRevisionsRequest extends ListRequest {
  /** `folded`, the default: of each run of autosaves only the last. `all`: every save. */
  @IsOptional()
  @IsIn(['folded', 'all'])
  autosaves?: 'folded' | 'all';
}

export class CompareRevisionsRequest {
  /** Id of the older revision. */
  @IsUUID()
  from: string;

  /** Id of the newer revision. */
  @IsUUID()
  to: string;
}
