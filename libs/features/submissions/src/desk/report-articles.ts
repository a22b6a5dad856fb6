import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { articleHtmlOf, withAltTexts } from '../domain/article-html';
import type { SubmissionEntity } from '../persistence/submission.entity';

/** What of a report goes into the item that is made from it. */
@Injectable()
export class ReportArticles {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  /**
   * The body, and the attached pictures with what the sender said about them, else what the library says. Sound, film and
   * documents stay with the report.
   */
  async htmlOf(submission: SubmissionEntity, manager: EntityManager): Promise<string> {
    const attached = submission.assetIds.filter((id) => !submission.pictureIds.includes(id));
    const found = new Map((await this.assets.loadMany(attached, manager)).map((asset) => [asset.id, asset]));
    const captions = new Map(submission.pictureCaptions.map((said) => [said.assetId, said]));
    const pictures = attached
      .flatMap((id) => found.get(id) ?? [])
      .filter(({ kind }) => kind === 'image')
      .map(({ id, altText, credit }) => ({
        id,
        altText: captions.get(id)?.caption || altText,
        credit: captions.get(id)?.credit || credit,
      }));
    return articleHtmlOf(withAltTexts(submission.bodyHtml, submission.pictureCaptions), pictures);
  }

  /**
   * Those senders whom the item may name as co-authors: active people of the taking unit's branch. That the others
   * never review it either is held by the database (`review_author_ids`).
   */
  async coAuthorsOf(
    submissions: readonly SubmissionEntity[],
    actor: Actor,
    unit: PlaceInTree,
    manager: EntityManager,
  ): Promise<string[]> {
    const people = submissions.flatMap(({ sentBy, contributors }) => [
      sentBy,
      ...contributors.flatMap(({ userId }) => userId ?? []),
    ]);
    const rows = await this.database.query<{ id: string }>(
      `SELECT u.id FROM users u JOIN organizations o ON o.id = u.organization_id
       WHERE u.id = ANY($1::uuid[]) AND u.id <> $2 AND u.state = 'active'
         AND (o.path @> ARRAY[$3::uuid] OR o.id = ANY($4::uuid[]))
       ORDER BY array_position($1::uuid[], u.id)`,
      [people, actor.userId, unit.id, unit.path],
      manager,
    );
    return rows.map(({ id }) => id);
  }
}
