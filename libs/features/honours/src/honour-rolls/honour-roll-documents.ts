import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { pdfType, xlsxType } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { paperPdf, paperXlsx } from '@haojiao/infrastructure/paper';
import { OrganizationEntity } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { honourRollPaper } from './honour-roll-paper';
import { HonourRolls } from './honour-rolls.service';

const formats = {
  xlsx: {
    make: paperXlsx,
    mediaType: xlsxType,
    disposition: 'attachment',
  },
  pdf: { make: paperPdf, mediaType: pdfType, disposition: 'inline' },
} as const;

/** A roll to print and to file. */
@Injectable()
export class HonourRollDocuments {
  constructor(
    private readonly database: Database,
    private readonly rolls: HonourRolls,
  ) {}

  /** @throws AppError `honour_roll_not_found` */
  async send(actor: Actor, id: string, format: keyof typeof formats, reply: FastifyReply): Promise<void> {
    const whole = await this.rolls.get(actor, id);
    const unit = await this.database.manager.findOneByOrFail(OrganizationEntity, {
      id: whole.roll.organizationId,
    });
    const { make, mediaType, disposition } = formats[format];
    const bytes = await make(honourRollPaper(whole, unit));
    await reply
      .headers({
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-disposition': `${disposition}; filename="honour-roll.${format}"`,
      })
      .type(mediaType)
      .send(bytes);
  }
}
