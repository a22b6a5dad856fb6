import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { csvType, xlsxType } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { matrixPaper } from '../matrix/matrix-paper';
import { ReadAccountMatrix } from '../matrix/read-account-matrix';
import { presentMatrix } from './matrix.presenter';
import { AccountMatrixRequest } from './ranking.requests';
import { AccountMatrixResponse } from './ranking.responses';
import { sendTables } from './tables';

/** 账号矩阵: units down, platforms across. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/analytics')
export class AccountMatrixController {
  constructor(private readonly matrix: ReadAccountMatrix) {}

  /** Accounts, their states and followers, now or at a moment that is over. */
  @Get('account-matrix')
  @Allow('analytics.read')
  async read(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, at }: AccountMatrixRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<AccountMatrixResponse> {
    return presentMatrix(await this.matrix.read(actor, organizationId, at), acceptLanguage);
  }

  @Get('account-matrix.csv')
  @ApiProduces(csvType)
  @Allow('analytics.read')
  async csv(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, at }: AccountMatrixRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const matrix = await this.matrix.read(actor, organizationId, at);
    await sendTables(reply, 'csv', 'account-matrix', matrixPaper(matrix));
  }

  @Get('account-matrix.xlsx')
  @ApiProduces(xlsxType)
  @Allow('analytics.read')
  async xlsx(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, at }: AccountMatrixRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const matrix = await this.matrix.read(actor, organizationId, at);
    await sendTables(reply, 'xlsx', 'account-matrix', matrixPaper(matrix));
  }
}
