import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import { csvType, toPage } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { timeKeyOf } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReprintRegister } from '../reprint-register';
import type { RegisterFilter } from '../reprint-register';
import { presentRegisterLine, registerCsv } from './reprint.presenter';
import { RegisterPeriodRequest } from './reprint.requests';
import { ReprintRegisterPageResponse } from './reprint.responses';

/** Lines of one file; a longer period is asked for in parts. */
const MOST_LINES = 5_000;

/** 转载登记: what was reprinted, from whom, on what ground, and who signed. */
@ApiTags('Reprints')
@ApiBearerAuth()
@Controller('api/v1/reprint-register')
export class ReprintRegisterController {
  constructor(
    private readonly register: ReprintRegister,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first. */
  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterPeriodRequest,
  ): Promise<ReprintRegisterPageResponse> {
    const { limit, cursor } = query;
    const lines = await this.register.list(actor, filterOf(query), limit, timeKeyOf(cursor));
    const now = this.clock.now();
    return toPage(
      lines,
      limit,
      (line) => [line.sortTime, line.id],
      (line) => presentRegisterLine(line, now),
    );
  }

  /** The newest 5,000 lines of the period as CSV for a spreadsheet. */
  @Get('csv')
  @Allow('content.read')
  @ApiProduces('text/csv')
  @Header('Content-Type', csvType)
  @Header('Content-Disposition', 'attachment; filename="reprint-register.csv"')
  async csv(@CurrentActor() actor: Actor, @Query() query: RegisterPeriodRequest): Promise<string> {
    const lines = await this.register.list(actor, filterOf(query), MOST_LINES, null);
    return registerCsv(lines.slice(0, MOST_LINES), this.clock.now());
  }
}

function filterOf({ organizationId, from, to }: RegisterPeriodRequest): RegisterFilter {
  return {
    organizationId,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
}
