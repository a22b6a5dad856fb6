import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf } from '@haojiao/infrastructure/http';
import { ContentResponse, ReadContent, presentContent } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ChooseTrackedChanges } from '../choose-tracked-changes';
import { DraftImport } from '../draft-import';
import { FetchPictures } from '../fetch-pictures';
import { ImportsService } from '../imports.service';
import type { ImportEntity } from '../persistence/import.entity';
import { RepairImport } from '../repair-import';
import { presentImport, presentRepair } from './import.presenter';
import {
  ChooseTrackedChangesRequest,
  DraftImportRequest,
  FetchPicturesRequest,
  RepairRequest,
} from './import.requests';
import { ImportRepairsResponse, ImportResponse } from './import.responses';

/** What is done with an import on its way to a draft. */
@ApiTags('Imports')
@ApiBearerAuth()
@Controller('api/v1/imports')
export class ImportWorkController {
  constructor(
    private readonly choosing: ChooseTrackedChanges,
    private readonly imports: ImportsService,
    private readonly repairs: RepairImport,
    private readonly fetching: FetchPictures,
    private readonly drafting: DraftImport,
    private readonly contents: ReadContent,
  ) {}

  /** Nothing is repaired but what stands here; the original stays, and every line of the log can be taken back. */
  @Post(':id/repairs')
  @HttpCode(201)
  @Allow('content.write')
  async repair(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RepairRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ImportResponse> {
    const found = await this.repairs.run(actor, id, body);
    return this.view(found, acceptLanguage);
  }

  /** Who decided what, oldest first. */
  @Get(':id/repairs')
  @Allow('content.read')
  async log(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ImportRepairsResponse> {
    const found = await this.imports.loadForReader(actor, id);
    return { items: (await this.repairs.log(found.id)).map(presentRepair), nextCursor: null };
  }

  /** How to take the changes that a document still tracks; it is read afterwards. */
  @Post(':id/tracked-changes')
  @HttpCode(200)
  @Allow('content.write')
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChooseTrackedChangesRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ImportResponse> {
    return this.view(await this.choosing.run(actor, id, body.choice), acceptLanguage);
  }

  /** Orders pictures of the page; they become assets one by one, see `pictures[].state`. */
  @Post(':id/pictures')
  @HttpCode(200)
  @Allow('content.write')
  async fetch(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FetchPicturesRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ImportResponse> {
    return this.view(await this.fetching.order(actor, id, body.urls), acceptLanguage);
  }

  /** A draft of the unit with the text as it reads now; damages that are open are found again by proofing. */
  @Post(':id/draft')
  @HttpCode(201)
  @Allow('content.write')
  async draft(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftImportRequest,
  ): Promise<ContentResponse> {
    return presentContent(await this.contents.view(await this.drafting.run(actor, id, body)));
  }

  private async view(found: ImportEntity, acceptLanguage: string | undefined): Promise<ImportResponse> {
    return presentImport(found, await this.repairs.decided(found), languageOf(acceptLanguage));
  }
}
