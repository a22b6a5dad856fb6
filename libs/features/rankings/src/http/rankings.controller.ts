import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { csvType, cursorInvalid, decodeCursor, xlsxType } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Actor, Allow, CurrentActor, OrganizationsService } from '@haojiao/features/organizations';
import type { After } from '../rankings/read-ranking';
import { ReadRanking } from '../rankings/read-ranking';
import type { RankingSubject } from '../rankings/ranking';
import { rankingPaper } from '../rankings/ranking-paper';
import { presentRanking, unrankedWords } from './ranking.presenter';
import { RankingPageRequest, RankingWishRequest } from './ranking.requests';
import { RankingResponse } from './ranking.responses';
import { sendTables } from './tables';
import type { TableFormat } from './tables';

/** Rows of an exported list. */
const MOST_EXPORTED = 10_000;

/** 榜单: who is first, by what, and since when. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/analytics')
export class RankingsController {
  constructor(
    private readonly rankings: ReadRanking,
    private readonly organizations: OrganizationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Items, columns, accounts, units or correspondents in order, by one measure; never across versions of it. */
  @Get('rankings')
  @Allow('analytics.read')
  async read(
    @CurrentActor() actor: Actor,
    @Query() query: RankingPageRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<RankingResponse> {
    const { limit, cursor, ...wish } = query;
    const ranking = await this.rankings.read(
      actor,
      wish,
      limit + 1,
      cursor ? afterOf(cursor, wish.by) : null,
    );
    return presentRanking(ranking, limit, acceptLanguage);
  }

  /** The first ten thousand ranks. */
  @Get('rankings.csv')
  @ApiProduces(csvType)
  @Allow('analytics.read')
  csv(
    @CurrentActor() actor: Actor,
    @Query() query: RankingWishRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(actor, query, 'csv', reply);
  }

  @Get('rankings.xlsx')
  @ApiProduces(xlsxType)
  @Allow('analytics.read')
  xlsx(
    @CurrentActor() actor: Actor,
    @Query() query: RankingWishRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(actor, query, 'xlsx', reply);
  }

  private async send(
    actor: Actor,
    wish: RankingWishRequest,
    format: TableFormat,
    reply: FastifyReply,
  ): Promise<void> {
    const ranking = await this.rankings.read(actor, wish, MOST_EXPORTED, null);
    const unit = ranking.organizationId ? await this.organizations.load(ranking.organizationId) : null;
    const paper = rankingPaper(ranking, unit?.name ?? '', unrankedWords, this.clock.now());
    await sendTables(reply, format, `ranking-${ranking.by}`, paper);
  }
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws AppError `invalid_input` */
function afterOf(cursor: string, by: RankingSubject): After {
  const [value, id] = decodeCursor(cursor, 2);
  if (typeof value !== 'number' || typeof id !== 'string') throw cursorInvalid();
  if (by === 'items' && !idPattern.test(id)) throw cursorInvalid();
  return { value, id };
}
