import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { ArchiveRequest, printable } from './delivery.requests';

export class DirectoryRequest extends ListRequest {
  /** Code or id of a unit: what belongs to it and to the units below it. Without it: everything. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(printable)
  organization?: string;
}

export class DirectoryEntryRequest extends ArchiveRequest {}
