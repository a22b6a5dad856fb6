import { IsOptional, IsUUID } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

export class ListLiveFaultsRequest extends ListRequest {
  /** Items of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
