import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { OpenReview } from './open-review';
import type { ReviewEntity } from './persistence/review.entity';

@Injectable()
export class SubmitForReview {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly opening: OpenReview,
  ) {}

  /**
   * Freezes what was last saved and opens its review at the first stage.
   * @throws AppError `content_not_found`, `not_allowed`, `content_of_another_author`, `content_not_submittable`,
   * `revision_already_decided`, `invalid_input` naming what is missing
   */
  async submit(
    actor: Actor,
    contentId: string,
    comment: string | null,
    checkVersion: (current: ContentEntity) => void,
  ): Promise<ReviewEntity> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.loadForUpdate(contentId, manager);
      const revision = await this.contents.revision(content.currentRevisionId, manager);
      const place = await this.contents.requireOn(actor, 'review.submit', content, manager);
      await this.contents.requireEditor(actor, content, revision.document, manager);
      checkVersion(content);
      return this.opening.open(manager, actor, { content, revision, place, comment });
    });
  }
}
