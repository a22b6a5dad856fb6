import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { figureLineStates } from '../persistence/figure-import-line.entity';
import type { FigureLineState } from '../persistence/figure-import-line.entity';

export class ConfirmFigureImportRequest {
  /** Of the file that was looked at, lower-case hex. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;
}

export class ChoosePostRequest {
  /** A publication of the same account that went out. */
  @IsUUID()
  publicationId: string;
}

export class ListFigureImportsRequest extends ListRequest {
  @IsOptional()
  @IsUUID()
  channelAccountId?: string;
}

export class ListFigureLinesRequest extends ListRequest {
  @IsOptional()
  @IsIn(figureLineStates)
  state?: FigureLineState;
}
