import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import { languageOf, qrSvg } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { HandOffLinks } from '../hand-off/hand-off-links';
import { HandOffPacks } from '../hand-off/hand-off-packs';
import { ShareLinks } from '../hand-off/share-links';
import { MakeHandOffLinkRequest } from './hand-off.requests';
import { presentHandOff } from './hand-off.presenter';
import { HandOffLinkResponse, HandOffResponse, ShareLinkResponse } from './hand-off.responses';

/** Carries a publication that waits for a person to that person's phone. */
@ApiTags('Publications')
@ApiBearerAuth()
@Controller('api/v1/publications/:id')
export class HandOffController {
  constructor(
    private readonly links: HandOffLinks,
    private readonly shares: ShareLinks,
    private readonly packs: HandOffPacks,
  ) {}

  /** What a person posts by hand, as it stands on a screen; the whole of it as a file is the pack. */
  @Get('hand-off')
  @Allow('publication.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<HandOffResponse> {
    return presentHandOff(await this.packs.show(actor, id), languageOf(acceptLanguage));
  }

  @Get('hand-off/pictures/:index')
  @ApiProduces('image/jpeg', 'image/png')
  @Allow('publication.read')
  async picture(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('index') index: string,
  ): Promise<StreamableFile> {
    const { file, bytes } = await this.packs.picture(actor, id, Number(index));
    const name = file.name.split('/').at(-1)!;
    return new StreamableFile(bytes, { type: file.mediaType, disposition: `inline; filename="${name}"` });
  }

  /** A link that needs no signing in, as text and as QR code; those made before stay good. */
  @Post('hand-off-link')
  @Allow('publication.manage')
  async makeLink(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MakeHandOffLinkRequest,
  ): Promise<HandOffLinkResponse> {
    const link = await this.links.make(actor, id, body?.validForHours);
    return {
      id: link.id,
      url: link.url,
      qrSvg: qrSvg(link.url, '人工发布二维码'),
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  /** Every link of the publication stops at once. */
  @Post('hand-off-link/revoke')
  @HttpCode(204)
  @Allow('publication.manage')
  async revokeLinks(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.links.revoke(actor, id);
  }

  /** Mode `share`: the link into the platform's app, made anew when the one before has run out. */
  @Post('share-link')
  @HttpCode(200)
  @Allow('publication.manage')
  async shareLink(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ShareLinkResponse> {
    const { shareUrl, shareExpiresAt } = await this.shares.renew(actor, id);
    return {
      url: shareUrl!,
      qrSvg: qrSvg(shareUrl!, '分享码'),
      expiresAt: shareExpiresAt!.toISOString(),
    };
  }
}
