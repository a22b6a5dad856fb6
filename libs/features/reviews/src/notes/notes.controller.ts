import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ListNotes } from './list-notes';
import { MakeNote } from './make-note';
import { presentNote } from './note.presenter';
import { ListNotesRequest, MakeNoteRequest, ReplyRequest } from './note.requests';
import { NotePageResponse, NoteResponse } from './note.responses';
import { SettleNotes } from './settle-notes';

/** Notes on passages: made and settled by whoever may decide on the item or edit it, read by whoever may read it. */
@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/notes')
export class NotesController {
  constructor(
    private readonly making: MakeNote,
    private readonly settling: SettleNotes,
    private readonly listing: ListNotes,
  ) {}

  /** Oldest first, each with its place in the asked revision. */
  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListNotesRequest,
  ): Promise<NotePageResponse> {
    const { revisionId, state: filter, limit } = query;
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const views = await this.listing.list(actor, id, { revisionId, filter, limit, after });
    return toPage(views, limit, ({ note }) => [note.id], presentNote);
  }

  @Post()
  @HttpCode(201)
  @Allow('content.read')
  async make(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MakeNoteRequest,
  ): Promise<NoteResponse> {
    return this.answer(actor, id, await this.making.make(actor, id, body));
  }

  @Post(':noteId/replies')
  @HttpCode(201)
  @Allow('content.read')
  async reply(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('noteId', ParseUUIDPipe) noteId: string,
    @Body() body: ReplyRequest,
  ): Promise<NoteResponse> {
    await this.settling.reply(actor, id, noteId, body.text);
    return this.answer(actor, id, noteId);
  }

  /** It is settled; a second time changes nothing. */
  @Post(':noteId/resolve')
  @HttpCode(200)
  @Allow('content.read')
  async resolve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('noteId', ParseUUIDPipe) noteId: string,
  ): Promise<NoteResponse> {
    await this.settling.resolve(actor, id, noteId);
    return this.answer(actor, id, noteId);
  }

  @Post(':noteId/reopen')
  @HttpCode(200)
  @Allow('content.read')
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('noteId', ParseUUIDPipe) noteId: string,
  ): Promise<NoteResponse> {
    await this.settling.reopen(actor, id, noteId);
    return this.answer(actor, id, noteId);
  }

  private async answer(actor: Actor, contentId: string, noteId: string): Promise<NoteResponse> {
    return presentNote(await this.listing.get(actor, contentId, noteId));
  }
}
