import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { IssuePreviews } from '../previews/issue-previews';
import type { PreviewView } from '../previews/issue-previews';
import { previewState } from '../previews/preview-state';
import { IssuePreviewRequest } from './delivery-preview.requests';
import {
  DeliveryPreviewListResponse,
  DeliveryPreviewResponse,
  IssuedPreviewResponse,
} from './delivery-preview.responses';

/** Links by which a front end shows what is not published. */
@ApiTags('Contents')
@ApiBearerAuth()
@Controller('api/v1')
export class DeliveryPreviewsController {
  constructor(
    private readonly previews: IssuePreviews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('contents/:id/delivery-previews')
  @Allow('content.write')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { revisionId = null, expiresInMinutes }: IssuePreviewRequest,
  ): Promise<IssuedPreviewResponse> {
    const { preview, token, url, pageUrl } = await this.previews.issue(
      actor,
      id,
      revisionId,
      expiresInMinutes,
    );
    return {
      id: preview.id,
      revisionId: preview.revisionId,
      url,
      pageUrl,
      token,
      expiresAt: preview.expiresAt.toISOString(),
    };
  }

  /** The newest hundred, newest first. */
  @Get('contents/:id/delivery-previews')
  @Allow('content.write')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DeliveryPreviewListResponse> {
    const rows = await this.previews.list(actor, id);
    return { items: rows.map((row) => this.present(row)) };
  }

  @Get('delivery-previews/:id')
  @Allow('content.write')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DeliveryPreviewResponse> {
    return this.present(await this.previews.get(actor, id));
  }

  @Post('delivery-previews/:id/revoke')
  @HttpCode(200)
  @Allow('content.write')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DeliveryPreviewResponse> {
    return this.present(await this.previews.revoke(actor, id));
  }

  private present(view: PreviewView): DeliveryPreviewResponse {
    return {
      ...view,
      createdAt: view.createdAt.toISOString(),
      expiresAt: view.expiresAt.toISOString(),
      state: previewState(view, this.clock.now()),
      revokedAt: view.revokedAt?.toISOString() ?? null,
    };
  }
}
