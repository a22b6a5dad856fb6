import { IsIn, IsOptional } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

/** `review.overdue`, or a noun alone for all of its kinds. */
export const kindPattern = /^[a-z][a-z_]{1,39}(\.[a-z][a-z_]{1,39})?$/;

export class ListNoticesRequest extends ListRequest {
  /** `true`: only those that the caller has not read and that still matter. */
  @IsOptional()
  @IsIn(['true', 'false'])
  unread?: 'true' | 'false';
}
