import { ApiPropertyOptional } from '@nestjs/swagger';
import { ChangeContentRequest } from '@haojiao/features/contents';

/** The body of an item as far as it is written; describes it only, the use case checks it. */
export class CountersRequest extends ChangeContentRequest {
  /** Default the caller's own unit. */
  organizationId?: string;
  type: string;

  /** By platform, as in `PUT /contents/{id}/variants/{platform}`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'object' } })
  variants?: Record<string, object>;
}
