import { Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cutOffAfterAnswer } from '@haojiao/features/assets';
import { Public } from '@haojiao/features/organizations';
import { ReceiveDelivery, signatureInvalid } from '../mailboxes/receive-delivery';
import { MailDeliveryResponse } from './delivery.responses';
import { mailFileTypes, readDeliveryBody } from './read-delivery-body';

/** Where mail servers and services post messages to. Public: the signature over the message is what counts. */
@ApiTags('Submission intake')
@Controller('intake/mail')
export class DeliveriesController {
  constructor(private readonly receiving: ReceiveDelivery) {}

  /** The same delivery again is answered alike and kept once. */
  @Post(':mailboxId')
  @HttpCode(202)
  @Public()
  @ApiConsumes(...mailFileTypes, 'multipart/form-data')
  async receive(
    @Param('mailboxId', ParseUUIDPipe) mailboxId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('webhook-id') id = '',
    @Headers('webhook-timestamp') timestamp = '',
    @Headers('webhook-signature') signature = '',
  ): Promise<MailDeliveryResponse> {
    try {
      // Nobody without the form of a signature makes us read 30 MB.
      if (id === '' || timestamp === '' || !signature.includes('v1,')) throw signatureInvalid();
      const source = await readDeliveryBody(request);
      await this.receiving.run({ mailboxId, id, timestamp, signature, source });
      return { accepted: true };
    } catch (error) {
      cutOffAfterAnswer(request.raw, reply.raw);
      throw error;
    }
  }
}
