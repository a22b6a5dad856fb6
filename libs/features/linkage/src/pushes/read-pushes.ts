import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { ContentPushEntity } from './content-push.entity';
import { PushBoard } from './push-board';
import type { PushBoardRow } from './push-board';
import { pushSee } from './push-contents';
import type { PushedItemState } from './pushed-item.entity';

export type PushCounts = Record<PushedItemState, number>;

export interface PushView {
  push: ContentPushEntity;
  organizationName: string;
  counts: PushCounts;
}

/** What the pushing unit sees of its pushes; readers of its branch, nobody else. */
@Injectable()
export class ReadPushes {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly organizations: OrganizationsService,
    private readonly board: PushBoard,
  ) {}

  /** @throws AppError `push_not_found` */
  async get(actor: Actor, id: string): Promise<PushView> {
    const push = await this.database.manager.findOneBy(ContentPushEntity, { id });
    if (!push) throw notFound(pushSee.noun, pushSee.zh, pushSee.en);
    actor.require('content.read', await this.organizations.placeOf(push.organizationId), pushSee);
    const [view] = await this.views([push]);
    return view!;
  }

  /** Of the caller's units, newest first. Plan: the primary key backwards, each row's unit by its key. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    before: string | null,
  ): Promise<PushView[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM content_pushes p JOIN organizations o ON o.id = p.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR p.id < $4)
       ORDER BY p.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('content.read')), organizationId, before, limit + 1],
    );
    const pushes = await this.database.manager.find(ContentPushEntity, {
      where: { id: In(rows.map(({ id }) => id)) },
      order: { id: 'DESC' },
    });
    return this.views(pushes);
  }

  /** Of one item, newest first. Plan: `content_pushes_content_id` backwards. @throws AppError `content_not_found` */
  async ofContent(
    actor: Actor,
    contentId: string,
    limit: number,
    before: string | null,
  ): Promise<PushView[]> {
    await this.contents.requireOn(actor, 'content.read', await this.contents.load(contentId));
    const pushes = await this.database.manager
      .createQueryBuilder(ContentPushEntity, 'p')
      .where('p.contentId = :contentId', { contentId })
      .andWhere(before === null ? 'TRUE' : 'p.id < :before', { before })
      .orderBy('p.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    return this.views(pushes);
  }

  /** Who took it, when, with what change, and where it went out there. @throws AppError `push_not_found` */
  async rows(
    actor: Actor,
    id: string,
    state: PushedItemState | null,
    limit: number,
    after: string | null,
  ): Promise<PushBoardRow[]> {
    const { push } = await this.get(actor, id);
    return this.board.of(push, state, limit, after);
  }

  private async views(pushes: ContentPushEntity[]): Promise<PushView[]> {
    if (pushes.length === 0) return [];
    const counts = await this.database.query<{ pushId: string; state: PushedItemState; count: number }>(
      `SELECT push_id AS "pushId", state, count(*)::int AS count FROM pushed_items
       WHERE push_id = ANY($1::uuid[]) GROUP BY push_id, state`,
      [pushes.map(({ id }) => id)],
    );
    const names = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organizations WHERE id = ANY($1::uuid[])',
      [pushes.map(({ organizationId }) => organizationId)],
    );
    return pushes.map((push) => {
      const of = (state: PushedItemState) =>
        counts.find((row) => row.pushId === push.id && row.state === state)?.count ?? 0;
      return {
        push,
        organizationName: names.find(({ id }) => id === push.organizationId)?.name ?? '',
        counts: { open: of('open'), taken: of('taken'), declined: of('declined') },
      };
    });
  }
}
