import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { decodeCursor, fault, invalidInput } from '@haojiao/kernel';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';

export class ListAuditEntriesRequest extends ListRequest {
  /** E.g. `content`, `review`, `publication`. */
  @IsOptional()
  @Matches(/^[a-z_]{1,60}$/)
  objectType?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  objectId?: string;

  @IsOptional()
  @IsUUID()
  actorId?: string;

  /** E.g. `review.approved`. */
  @IsOptional()
  @Matches(/^[a-z_]+(\.[a-z_]+)*$/)
  @MaxLength(100)
  action?: string;

  /** Only what happened in this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Not before this time. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** Before this time. */
  @IsOptional()
  @IsRfc3339()
  to?: string;
}

/** @throws AppError `invalid_input` at a cursor that this list did not give. */
export function sequenceIn(cursor: string | undefined): number | null {
  if (!cursor) return null;
  const [sequence] = decodeCursor(cursor, 1);
  if (typeof sequence === 'number' && Number.isSafeInteger(sequence)) return sequence;
  throw invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}
