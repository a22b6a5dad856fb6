import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import { readTermId, termIdOf } from '../term-id';
import type { TermId } from '../term-id';
import { LexiconMuteEntity } from '../persistence/lexicon-mute.entity';
import { Rescans } from './rescans';

export interface MuteInput {
  reason: string;
  /** Null or left out: until it is lifted. */
  until?: Date | null;
}

const unit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/**
 * A unit lets one row of a lexicon that applies to it stay silent in its branch, with a reason. A row of severity
 * `forbid` only the unit that owns the lexicon may mute, or one above it; a mute made before the row became `forbid`
 * has no effect any more.
 */
@Injectable()
export class LexiconMutesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly rescans: Rescans,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Muting again takes the place of the mute that stands.
   * @throws AppError `organization_not_found`, `not_allowed`, `lexicon_term_not_found`, `forbidden_term_of_another_unit`,
   * `invalid_input`
   */
  async mute(
    actor: Actor,
    organizationId: string,
    termIdText: string,
    input: MuteInput,
  ): Promise<LexiconMuteEntity> {
    const place = await this.requireOn(actor, 'lexicon.manage', organizationId);
    const reason = cleanText(input.reason);
    const now = this.clock.now();
    if (input.until && input.until <= now) {
      throw invalidInput([fault('until', 'in_the_past', '截止时间已经过去。', 'It would be over already.')]);
    }
    return this.database.transaction(async (manager) => {
      const term = await this.requireMutable(place, readTermId(termIdText), manager);
      await this.lift(manager, actor, organizationId, term);
      const mute = manager.create(LexiconMuteEntity, {
        id: newId(),
        organizationId,
        lexiconId: term.lexiconId,
        termKey: term.key,
        reason,
        mutedUntil: input.until ?? null,
        createdBy: actor.userId,
        createdAt: now,
      });
      await manager.insert(LexiconMuteEntity, mute);
      await this.lookAgain(manager, actor, organizationId, term);
      await this.record(manager, actor, mute, 'lexicon.muted');
      return manager.findOneByOrFail(LexiconMuteEntity, { id: mute.id });
    });
  }

  /** @throws AppError `lexicon_mute_not_found` where nothing is muted */
  async unmute(actor: Actor, organizationId: string, termIdText: string): Promise<void> {
    await this.requireOn(actor, 'lexicon.manage', organizationId);
    await this.database.transaction(async (manager) => {
      const term = readTermId(termIdText);
      const mute = await this.lift(manager, actor, organizationId, term);
      if (!mute) throw notFound('lexicon_mute', '这个词条没有被屏蔽。', 'This row is not muted here.');
      await this.lookAgain(manager, actor, organizationId, term);
      await this.record(manager, actor, mute, 'lexicon.unmuted');
    });
  }

  /** Mutes of the unit itself that stand, newest first. Plan: backward range of the index `lexicon_mutes_list`. */
  async list(
    actor: Actor,
    organizationId: string,
    limit: number,
    after: string | null,
  ): Promise<LexiconMuteEntity[]> {
    await this.requireOn(actor, 'lexicon.read', organizationId);
    return this.database.manager
      .createQueryBuilder(LexiconMuteEntity, 'm')
      .where('m.organizationId = :organizationId AND m.liftedAt IS NULL', { organizationId })
      .andWhere('(CAST(:after AS uuid) IS NULL OR m.id < :after)', { after })
      .orderBy('m.id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  private async requireOn(actor: Actor, action: Action, organizationId: string): Promise<PlaceInTree> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require(action, place, unit);
    return place;
  }

  /** The row is one that applies to the unit, or one of a unit below it, and the unit may silence it. */
  private async requireMutable(
    place: PlaceInTree,
    term: TermId | null,
    manager: EntityManager,
  ): Promise<TermId> {
    const [found] = await this.database.query<{ severity: string; owner: string; ownerPath: string[] }>(
      `SELECT t.term ->> 'severity' AS severity, o.id AS owner, o.path AS "ownerPath"
       FROM lexicons l JOIN organizations o ON o.id = l.organization_id
       JOIN lexicon_versions v ON v.lexicon_id = l.id AND v.number = l.active_number
       JOIN lexicon_terms t ON t.lexicon_version_id = v.id AND t.key = $2
       WHERE l.id = $1 AND l.retired_at IS NULL FOR SHARE OF l`,
      [term?.lexiconId ?? null, term?.key ?? null],
      manager,
    );
    const ownsOrRules = found?.ownerPath.includes(place.id) ?? false;
    if (!term || !found || !(ownsOrRules || place.path.includes(found.owner))) {
      throw notFound(
        'lexicon_term',
        '本单位的词库里没有这个词条。',
        'No lexicon of this unit has such a row.',
      );
    }
    if (found.severity !== 'forbid' || ownsOrRules) return term;
    throw ruleBroken(
      'forbidden_term_of_another_unit',
      '“禁止”级词条只能由词库所属单位或其上级屏蔽。',
      'A row of severity "forbid" is muted only by the unit that owns the lexicon or one above it.',
    );
  }

  private async lift(
    manager: EntityManager,
    actor: Actor,
    organizationId: string,
    term: TermId | null,
  ): Promise<LexiconMuteEntity | null> {
    if (!term) return null;
    const mute = await manager
      .createQueryBuilder(LexiconMuteEntity, 'm')
      .setLock('pessimistic_write')
      .where('m.organizationId = :organizationId AND m.lexiconId = :lexiconId AND m.termKey = :key', {
        organizationId,
        ...term,
      })
      .andWhere('m.liftedAt IS NULL')
      .getOne();
    if (!mute) return null;
    return manager.save(Object.assign(mute, { liftedBy: actor.userId, liftedAt: this.clock.now() }));
  }

  private async lookAgain(
    manager: EntityManager,
    actor: Actor,
    organizationId: string,
    term: TermId | null,
  ): Promise<void> {
    if (!term) return;
    await this.rescans.begin(manager, {
      organizationId,
      reason: 'mute_changed',
      lexiconId: term.lexiconId,
      lexiconNumber: null,
      termKey: term.key,
      createdBy: actor.userId,
    });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    mute: LexiconMuteEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: mute.organizationId,
      action,
      objectType: 'lexicon_mute',
      objectId: mute.id,
      details: {
        termId: termIdOf(mute.lexiconId, mute.termKey),
        reason: mute.reason,
        until: mute.mutedUntil?.toISOString() ?? null,
      },
    });
  }
}
