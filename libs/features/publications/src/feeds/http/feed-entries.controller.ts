import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { notFound } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadPublications } from '../../read-publications';
import { CorrectListed } from '../correct-listed';
import { FeedEntries } from '../feed-entries';
import { presentFeedEntry } from './feed.presenter';
import { FeedEntryResponse } from './feed.responses';

@ApiTags('Publications')
@ApiBearerAuth()
@Controller('api/v1/publications')
export class FeedEntriesController {
  constructor(
    private readonly read: ReadPublications,
    private readonly entries: FeedEntries,
    private readonly corrections: CorrectListed,
  ) {}

  /** How it stands in the feed, and who fetched it when. */
  @Get(':id/feed-entry')
  @Allow('publication.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<FeedEntryResponse> {
    await this.read.get(actor, id);
    const entry = await this.entries.of(id);
    if (entry) return presentFeedEntry(entry);
    throw notFound('feed_entry', '这个发布任务不在同步源里。', 'This publication stands in no feed.');
  }

  /** Lists the newly approved revision as the next version of what stands in the feed. */
  @Post(':id/correct')
  @HttpCode(200)
  @Allow('publication.manage')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<FeedEntryResponse> {
    return presentFeedEntry(await this.corrections.correct(actor, id));
  }
}
