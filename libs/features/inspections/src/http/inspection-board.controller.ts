import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { csvType, decodeCursor, xlsxType } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { sendTables } from '@haojiao/features/rankings';
import { boardPaper } from '../board/board-paper';
import { ReadBoard, comparePlaces, placeOf } from '../board/read-board';
import { presentBoard } from './inspection.presenter';
import { InspectionBoardRequest, InspectionSheetRequest } from './inspection.requests';
import { InspectionBoardResponse } from './inspection.responses';

/** 检查台: what an inspection of government sites and new media would find. */
@ApiTags('Inspections')
@ApiBearerAuth()
@Controller('api/v1/inspections')
export class InspectionBoardController {
  constructor(private readonly boards: ReadBoard) {}

  /** Each rule on each account, column and site of a unit and those below it, worst first. */
  @Get('board')
  @Allow('analytics.read')
  async board(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: InspectionBoardRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<InspectionBoardResponse> {
    const board = await this.boards.read(actor, filter);
    const after = cursor ? decodeCursor(cursor, 3) : null;
    const findings = board.findings.filter((finding) => !after || comparePlaces(placeOf(finding), after) > 0);
    return presentBoard({ ...board, findings }, limit, acceptLanguage);
  }

  @Get('board.csv')
  @ApiProduces(csvType)
  @Allow('analytics.read')
  async csv(
    @CurrentActor() actor: Actor,
    @Query() filter: InspectionSheetRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendTables(reply, 'csv', 'inspection-board', boardPaper(await this.boards.read(actor, filter)));
  }

  @Get('board.xlsx')
  @ApiProduces(xlsxType)
  @Allow('analytics.read')
  async xlsx(
    @CurrentActor() actor: Actor,
    @Query() filter: InspectionSheetRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendTables(reply, 'xlsx', 'inspection-board', boardPaper(await this.boards.read(actor, filter)));
  }
}
