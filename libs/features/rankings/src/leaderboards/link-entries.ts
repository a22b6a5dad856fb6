import { Inject, Injectable } from '@nestjs/common';
import { fault, invalidInput, newId } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { LeaderboardAccess } from './leaderboard-access';
import { LeaderboardLinkEntity } from './leaderboard-link.entity';
import type { LeaderboardEntity } from './leaderboard.entity';
import { OwnSubjects } from './own-subjects';

/** With neither: the entry is none of ours. */
export interface LinkWish {
  position: number;
  organizationId?: string | null;
  channelAccountId?: string | null;
}

/** People confirm which entries are units and accounts of ours. */
@Injectable()
export class LinkEntries {
  constructor(
    private readonly database: Database,
    private readonly access: LeaderboardAccess,
    private readonly subjects: OwnSubjects,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All of them or none. @throws AppError `leaderboard_not_found`, `not_allowed`, `invalid_input` */
  async link(actor: Actor, id: string, wishes: readonly LinkWish[]): Promise<void> {
    const board = await this.access.require(actor, 'index_value.record', id);
    await this.requireSound(actor, board, wishes);
    const linkedAt = this.clock.now();
    const links = wishes.map(({ position, organizationId = null, channelAccountId = null }) => ({
      ...{ id: newId(), leaderboardId: id, position, organizationId, channelAccountId },
      ...{ linkedBy: actor.userId, linkedAt },
    }));
    await this.database.transaction(async (manager) => {
      await manager.insert(LeaderboardLinkEntity, links);
      await this.audit.record(manager, {
        ...{ actor: actor.audit, organizationId: board.organizationId, action: 'leaderboard.linked' },
        ...{ objectType: 'leaderboard', objectId: id },
        details: {
          links: links.map(({ position, organizationId, channelAccountId }) => ({
            ...{ position, organizationId, channelAccountId },
          })),
        },
      });
    });
  }

  private async requireSound(
    actor: Actor,
    board: LeaderboardEntity,
    wishes: readonly LinkWish[],
  ): Promise<void> {
    const visible = await this.subjects.visible(
      actor,
      wishes.flatMap(({ organizationId }) => organizationId ?? []),
      wishes.flatMap(({ channelAccountId }) => channelAccountId ?? []),
    );
    const seen = new Set(visible.map(({ id }) => id));
    const faults = wishes.flatMap((wish, index): Fault[] => {
      const { position, organizationId, channelAccountId } = wish;
      const path = `links.${index}`;
      if (organizationId && channelAccountId) return [notBoth(path)];
      if (position > board.entryCount) return [noSuchPosition(`${path}.position`, board.entryCount)];
      const id = organizationId ?? channelAccountId;
      return id && !seen.has(id.toLowerCase()) ? [unknown(path)] : [];
    });
    if (faults.length > 0) throw invalidInput(faults);
  }
}

function notBoth(path: string): Fault {
  return fault(
    path,
    'one_subject',
    '请写明单位或账号之一，不能两者都写。',
    'Name a unit or an account, not both of them.',
  );
}

function noSuchPosition(path: string, count: number): Fault {
  return fault(path, 'position_unknown', `榜单共 ${count} 条。`, `The ranking has ${count} entries.`);
}

function unknown(path: string): Fault {
  return fault(path, 'subject_unknown', '没有这个单位或账号。', 'There is no such unit or account.');
}
