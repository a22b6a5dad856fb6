import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { LanguageVersions } from '../language-versions.service';
import { LinkLanguageVersions } from '../link-language-versions';
import { MakeLanguageVersion } from '../make-language-version';
import { MakeLanguageVersionRequest } from './language-version.requests';
import { LanguageVersionsResponse } from './language-version.responses';

@ApiTags('Language versions')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/language-versions')
export class LanguageVersionsController {
  constructor(
    private readonly versions: LanguageVersions,
    private readonly making: MakeLanguageVersion,
    private readonly linking: LinkLanguageVersions,
  ) {}

  /** Which items tell the same in other languages, and which of them are behind the original. */
  @Get()
  @Allow('content.read')
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LanguageVersionsResponse> {
    return this.versions.of(actor, id);
  }

  /** Makes a draft in another language; the answer is the whole group. */
  @Post()
  @Allow('content.write')
  async make(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { locale, convert = false }: MakeLanguageVersionRequest,
  ): Promise<LanguageVersionsResponse> {
    await this.making.make(actor, id, { locale, convert });
    return this.versions.of(actor, id);
  }

  /** The version was compared with the original as it stands: it is behind no more. */
  @Post('compared')
  @HttpCode(200)
  @Allow('content.write')
  async compared(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LanguageVersionsResponse> {
    await this.linking.compared(actor, id);
    return this.versions.of(actor, id);
  }

  /** Links an item that is there already. */
  @Put(':contentId')
  @Allow('content.write')
  async link(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('contentId', ParseUUIDPipe) contentId: string,
  ): Promise<LanguageVersionsResponse> {
    await this.linking.link(actor, id, contentId);
    return this.versions.of(actor, id);
  }

  @Delete(':contentId')
  @HttpCode(204)
  @Allow('content.write')
  async unlink(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('contentId', ParseUUIDPipe) contentId: string,
  ): Promise<void> {
    await this.linking.unlink(actor, id, contentId);
  }
}
