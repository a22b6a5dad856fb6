import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { ContentOrigins } from './content-origins';
import type { OriginView } from './content-origins';
import { ContentsService } from './contents.service';
import type { ContentRevisionEntity } from './persistence/content-revision.entity';
import type { ContentEntity } from './persistence/content.entity';

export interface CoAuthor {
  id: string;
  name: string;
}

/** An item with what was last saved of it. */
export interface ContentView {
  content: ContentEntity;
  revision: ContentRevisionEntity;
  authorName: string;
  /** In the order in which they are named. */
  coAuthors: CoAuthor[];
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
    const { coAuthorIds } = revision.document;
    const people = await this.database.query<CoAuthor>(
      'SELECT id, display_name AS name FROM users WHERE id = ANY($1::uuid[])',
      [[content.authorId, ...coAuthorIds]],
      manager,
    );
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
    const coAuthors = coAuthorIds.map((coAuthorId) => ({ id: coAuthorId, name: nameOf(coAuthorId) }));
    const origin = await this.origins.view(content.id, manager);
    return { content, revision, authorName: nameOf(content.authorId), coAuthors, origin };
  }
}
