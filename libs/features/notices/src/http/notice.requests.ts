import { IsIn, IsOptional } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

export class ListNoticesRequest extends ListRequest {
  /** `true`: only those that the caller has not read and that still matter. */
  @IsOptional()
  @IsIn(['true', 'false'])
  unread?: 'true' | 'false';
}
