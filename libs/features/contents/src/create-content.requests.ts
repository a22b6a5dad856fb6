import { IsIn, IsUUID } from 'class-validator';
import { ContentBodyRequest } from './content-body.requests';
import { contentTypeKeys } from './types/registry';
import type { ContentTypeKey } from './types/registry';

export class CreateContentRequest extends ContentBodyRequest {
  @IsUUID()
  organizationId: string;

  /** Names the one block that must be present. */
  @IsIn(contentTypeKeys)
  type: ContentTypeKey;
}
