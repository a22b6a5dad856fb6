import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeCursor, fault, invalidInput, isId, toPage } from '@haojiao/kernel';
import { ListRequest, requireVersion } from '@haojiao/infrastructure/http';
import { timeKeyOf } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CorrectReview } from '../correct-review';
import { DecideReview } from '../decide-review';
import { EscalateReview } from '../escalate-review';
import { ListReviews } from '../list-reviews';
import { RecallReview } from '../recall-review';
import { ReviewChanges } from '../review-changes';
import { SubmitForReview } from '../submit-for-review';
import { presentChanges, presentQueueItem, presentReview } from './review.presenter';
import { CorrectRequest, DecideRequest, QueueRequest, SubmitRequest } from './review.requests';
import {
  QueuePageResponse,
  ReviewChangesResponse,
  ReviewPageResponse,
  ReviewResponse,
  ReviewerListResponse,
} from './review.responses';

@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1')
export class ReviewsController {
  constructor(
    private readonly submission: SubmitForReview,
    private readonly deciding: DecideReview,
    private readonly recalling: RecallReview,
    private readonly listing: ListReviews,
    private readonly correcting: CorrectReview,
    private readonly changes: ReviewChanges,
    private readonly escalating: EscalateReview,
  ) {}

  /** Freezes what was last saved and opens its review; `If-Match` of the item is honoured when it is sent. */
  @Post('contents/:id/submit')
  @HttpCode(201)
  @Allow('review.submit')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SubmitRequest,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ReviewResponse> {
    const review = await this.submission.submit(actor, id, body.comment ?? null, (current) => {
      if (ifMatch) requireVersion(ifMatch, current.version, { state: current.state });
    });
    return presentReview(await this.listing.view(review));
  }

  /** Every review of the item with its decisions, newest first. */
  @Get('contents/:id/reviews')
  @Allow('content.read')
  async ofContent(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRequest,
  ): Promise<ReviewPageResponse> {
    const views = await this.listing.ofContent(actor, id, query.limit, idKeyOf(query.cursor));
    return toPage(views, query.limit, ({ review }) => [review.id], presentReview);
  }

  /** What the caller can decide now, the longest waiting first. */
  @Get('review-queue')
  @Allow('review.decide')
  async queue(@CurrentActor() actor: Actor, @Query() query: QueueRequest): Promise<QueuePageResponse> {
    const rows = await this.listing.queue(actor, query, query.limit, timeKeyOf(query.cursor));
    return toPage(rows, query.limit, (row) => [row.sortTime, row.reviewId], presentQueueItem);
  }

  @Get('reviews/:id')
  @Allow('content.read')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReviewResponse> {
    return presentReview(await this.listing.get(actor, id));
  }

  /** Who may decide the current stage now, those of the unit that is asked first; nobody once it is closed. */
  @Get('reviews/:id/reviewers')
  @Allow('content.read')
  async reviewers(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReviewerListResponse> {
    return { items: await this.listing.reviewers(actor, id) };
  }

  @Post('reviews/:id/decisions')
  @HttpCode(201)
  @Allow('review.decide')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideRequest,
  ): Promise<ReviewResponse> {
    return presentReview(await this.listing.view(await this.deciding.decide(actor, id, body)));
  }

  /** A reviewer corrects the text in their stage; `If-Match` of the item is honoured when it is sent. */
  @Post('reviews/:id/corrections')
  @HttpCode(201)
  @Allow('review.decide')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectRequest,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ReviewResponse> {
    const review = await this.correcting.correct(actor, id, body, (current) => {
      if (ifMatch) requireVersion(ifMatch, current.version, { state: current.state });
    });
    return presentReview(await this.listing.view(review));
  }

  /** In what the item differs from what was submitted, and from what the stage before and the caller saw. */
  @Get('reviews/:id/changes')
  @Allow('content.read')
  async changesOf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReviewChangesResponse> {
    return presentChanges(await this.changes.of(actor, id));
  }

  /** Looks anew for somebody who may decide the current stage, from the unit that the flow names upwards. */
  @Post('reviews/:id/escalations')
  @HttpCode(201)
  @Allow('review.submit')
  async escalate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReviewResponse> {
    return presentReview(await this.listing.view(await this.escalating.escalate(actor, id)));
  }

  /** The submitter takes the item back. */
  @Post('reviews/:id/recall')
  @HttpCode(200)
  @Allow('review.submit')
  async recall(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReviewResponse> {
    return presentReview(await this.listing.view(await this.recalling.recall(actor, id)));
  }
}

/** @throws AppError `invalid_input` at a cursor that was made up */
export function idKeyOf(cursor: string | undefined): string | null {
  if (!cursor) return null;
  const [id] = decodeCursor(cursor, 1);
  if (isId(id)) return id;
  throw invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}
