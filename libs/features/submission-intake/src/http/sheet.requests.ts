import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { sheetRowStates } from '../persistence/submission-sheet-row.entity';
import type { SheetRowState } from '../persistence/submission-sheet-row.entity';

export class ListSheetRowsRequest extends ListRequest {
  @IsOptional()
  @IsIn(sheetRowStates)
  state?: SheetRowState;
}

export class SendSheetRequest {
  /** Rows as the sheet numbers them; absent: every good one. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(2, { each: true })
  @Max(1_000_000, { each: true })
  lines?: number[];
}
