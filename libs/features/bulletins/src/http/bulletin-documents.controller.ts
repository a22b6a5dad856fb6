import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { paperPagePolicy } from '@haojiao/infrastructure/paper';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { mediaTypes } from '../documents/bulletin-files';
import { ReadDocuments } from '../documents/read-documents';
import type { DocumentFormat } from '../persistence/bulletin-document.entity';

/** A bulletin to read, print and file: of what was issued always the same bytes. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/bulletins')
export class BulletinDocumentsController {
  constructor(private readonly documents: ReadDocuments) {}

  @Get(':id/page')
  @ApiProduces('text/html')
  @Allow('organization.read')
  page(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(actor, id, 'html', reply);
  }

  @Get(':id/bulletin.xlsx')
  @ApiProduces(mediaTypes.xlsx)
  @Allow('organization.read')
  xlsx(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(actor, id, 'xlsx', reply);
  }

  @Get(':id/bulletin.docx')
  @ApiProduces(mediaTypes.docx)
  @Allow('organization.read')
  docx(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(actor, id, 'docx', reply);
  }

  @Get(':id/bulletin.pdf')
  @ApiProduces(mediaTypes.pdf)
  @Allow('organization.read')
  pdf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(actor, id, 'pdf', reply);
  }

  private async send(actor: Actor, id: string, format: DocumentFormat, reply: FastifyReply): Promise<void> {
    const { body, sha256, period, correctedById } = await this.documents.open(actor, id, format);
    const isSheet = format === 'html' || format === 'pdf';
    await reply
      .headers({
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-disposition': `${isSheet ? 'inline' : 'attachment'}; filename="bulletin-${period}.${format}"`,
        ...(format === 'html' && { 'content-security-policy': paperPagePolicy }),
        ...(sha256 && { etag: `"${sha256}"` }),
        // Whoever has the old issue in hand finds the one that holds.
        ...(correctedById && { link: `</api/v1/bulletins/${correctedById}>; rel="successor-version"` }),
      })
      .type(mediaTypes[format])
      .send(body);
  }
}
