import { Type } from 'class-transformer';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { RangeRequest } from '../http/review.requests';
import { noteFilters } from './list-notes';
import type { NoteFilter } from './list-notes';

export class MakeNoteRequest {
  /** The revision that the writer sees; the range counts in its text. */
  @IsUUID()
  revisionId: string;

  /** `title`, `article.html` … */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  path: string;

  /** Characters of that member's text in UTF-16 units, `end` exclusive; absent: the whole member. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RangeRequest)
  range?: RangeRequest | null;

  /** Plain text. */
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  note: string;
}

export class ReplyRequest {
  /** Plain text. */
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  text: string;
}

export class ListNotesRequest extends ListRequest {
  /** In which the notes are to be found again; default the current one. */
  @IsOptional()
  @IsUUID()
  revisionId?: string;

  @IsOptional()
  @IsIn(noteFilters)
  state: NoteFilter = 'open';
}
