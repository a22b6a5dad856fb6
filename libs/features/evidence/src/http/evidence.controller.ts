import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { pdfType } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { Sealer } from '../evidence-file/seal';
import { EvidenceService } from '../evidence.service';
import { sheetPagePolicy } from '../review-sheet/review-sheet-page';
import { VerifyManifestRequest } from './evidence.requests';
import { VerifiedManifestResponse } from './evidence.responses';

/** What is printed, filed and handed to inspectors. */
@ApiTags('Evidence')
@ApiBearerAuth()
@Controller('api/v1')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly sealer: Sealer,
  ) {}

  /** 送审单 as a page for the printer. */
  @Get('contents/:id/review-sheet')
  @ApiProduces('text/html')
  @Allow('content.read')
  async page(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.evidence.sheetPage(actor, id);
    await reply
      .headers({ ...ofNobodyElse, 'content-security-policy': sheetPagePolicy })
      .type('text/html; charset=utf-8')
      .send(page);
  }

  /** 送审单 as A4 paper, fonts included. */
  @Get('contents/:id/review-sheet.pdf')
  @ApiProduces(pdfType)
  @Allow('content.read')
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pdf = await this.evidence.sheetPdf(actor, id);
    await reply
      .headers({ ...ofNobodyElse, 'content-disposition': `inline; filename="review-sheet-${id}.pdf"` })
      .type(pdfType)
      .send(pdf);
  }

  /** Everything that is known of the item, as a ZIP; taking it is an entry of the trail. */
  @Post('contents/:id/evidence-file')
  @HttpCode(200)
  @ApiProduces('application/zip')
  @Allow('evidence.read')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const zip = await this.evidence.file(actor, id);
    await reply
      .headers({ ...ofNobodyElse, 'content-disposition': `attachment; filename="evidence-${id}.zip"` })
      .type('application/zip')
      .send(zip);
  }

  /** Whether the manifest of an evidence file was made here and is unchanged. */
  @Post('evidence-files/verify')
  @HttpCode(200)
  @Allow('evidence.read')
  verify(@Body() { manifest, seal }: VerifyManifestRequest): VerifiedManifestResponse {
    return { valid: this.sealer.holds(manifest, seal) };
  }
}

const ofNobodyElse = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
