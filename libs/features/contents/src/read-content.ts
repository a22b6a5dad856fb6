import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { ContentOrigins } from './content-origins';
import type { OriginView } from './content-origins';
import { ContentsService } from './contents.service';
import type { ContentRevisionEntity } from './persistence/content-revision.entity';
import type { ContentEntity } from './persistence/content.entity';

/** An item with what was last saved of it. */
export interface ContentView {
  content: ContentEntity;
  revision: ContentRevisionEntity;
  authorName: string;
  /** Where it was taken over from; null for the unit's own. */
  origin: OriginView | null;
}

@Injectable()
export class ReadContent {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly origins: ContentOrigins,
  ) {}

  /** @throws AppError `content_not_found` */
  async get(actor: Actor, id: string): Promise<ContentView> {
    const content = await this.contents.load(id);
    await this.contents.requireOn(actor, 'content.read', content);
    return this.view(content);
  }

  async view(content: ContentEntity, manager: EntityManager = this.database.manager): Promise<ContentView> {
    const revision = await this.contents.revision(content.currentRevisionId, manager);
    const [author] = await this.database.query<{ name: string }>(
      'SELECT display_name AS name FROM users WHERE id = $1',
      [content.authorId],
      manager,
    );
    const origin = await this.origins.view(content.id, manager);
    return { content, revision, authorName: author?.name ?? '', origin };
  }
}
