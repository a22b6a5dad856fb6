import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { chartKinds, chartPng, chartPolicy, chartSvg } from '@haojiao/infrastructure/charts';
import type { ChartKind } from '@haojiao/infrastructure/charts';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadCharts } from '../charts/read-charts';
import { ChartRequest, chartFormats } from './report.requests';
import type { ChartFormat } from './report.requests';
import { ChartResponse } from './report.responses';

/** Charts of a unit's, column's, brand's or campaign's figures. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/analytics/charts')
export class ChartsController {
  constructor(private readonly charts: ReadCharts) {}

  /** `trend`, `bars`, `ranking` or `share` as data with exact figures; with the ending `.svg` or `.png` as a picture. */
  @Get(':kind')
  @ApiProduces('application/json', 'image/svg+xml', 'image/png')
  @Allow('analytics.read')
  async chart(
    @CurrentActor() actor: Actor,
    @Param('kind') address: string,
    @Query() { format: wanted, width, ...question }: ChartRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChartResponse> {
    const { kind, ending } = partsOf(address);
    const format = ending ?? wanted ?? 'json';
    const data = await this.charts.of(actor, kind, question);
    reply.header('cache-control', 'private, no-store');
    if (format === 'json') return data;
    reply.headers({
      'x-content-type-options': 'nosniff',
      'content-security-policy': chartPolicy,
      'content-disposition': `inline; filename="chart-${kind}.${format}"`,
    });
    const isSvg = format === 'svg';
    reply.type(isSvg ? 'image/svg+xml; charset=utf-8' : 'image/png');
    const picture = isSvg ? await chartSvg(data, width) : (await chartPng(data, width)).png;
    // The picture goes out as it is; the declared answer is that of the data.
    return picture as unknown as ChartResponse;
  }
}

/** @throws AppError `chart_not_found` */
function partsOf(address: string): { kind: ChartKind; ending: ChartFormat | null } {
  const [name, ending, ...rest] = address.split('.');
  const kind = chartKinds.find((known) => known === name);
  const format = chartFormats.find((known) => known === ending) ?? null;
  if (kind && rest.length === 0 && (ending === undefined || format !== null)) return { kind, ending: format };
  throw notFound(
    'chart',
    `没有这种图：应为 ${chartKinds.join('、')}，可加 .svg 或 .png。`,
    `There is no such chart: ${chartKinds.join(', ')}, perhaps with .svg or .png.`,
  );
}
