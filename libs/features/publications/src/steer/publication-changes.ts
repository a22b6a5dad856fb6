import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import type { PublicationState } from '../domain/publication-transitions';
import { PublicationWaker } from '../jobs/publication-waker';
import { lockPublication } from '../persistence/lock-publication';
import { PublicationEntity } from '../persistence/publication.entity';
import { goesWithLead, inProgress, stateForbids } from './refusals';

export interface WantedChange {
  /** The states in which it may be done. */
  from: PublicationState[];
  /** Whether a companion may do it without its lead, while that one waits. */
  alone?: boolean;
}

/** What a change does once it is permitted and the row is held. */
type ChangeWork = (manager: EntityManager, publication: PublicationEntity) => Promise<void>;

const see = {
  read: 'publication.read',
  noun: 'publication',
  zh: '没有这个发布任务。',
  en: 'There is no such publication.',
} as const;

/** How a person's change of a publication is made: asked for the right, held against workers, and workers woken after. */
@Injectable()
export class PublicationChanges {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly contents: ContentsService,
    private readonly waker: PublicationWaker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `publication_in_progress`, `publication_state_forbids`, `publication_goes_with_lead` */
  async make(actor: Actor, id: string, wanted: WantedChange, work: ChangeWork): Promise<PublicationEntity> {
    return this.database.transaction((manager) => this.makeIn(manager, actor, id, wanted, work));
  }

  /** The same in the caller's transaction, for several publications that change together. */
  async makeIn(
    manager: EntityManager,
    actor: Actor,
    id: string,
    { from, alone = false }: WantedChange,
    work: ChangeWork,
  ): Promise<PublicationEntity> {
    const publication = await lockPublication(manager, this.contents, id);
    if (!publication) throw notFound(see.noun, see.zh, see.en);
    await this.requireOn(actor, 'publication.manage', publication, manager);
    if (this.isInHand(publication)) throw inProgress();
    if (!from.includes(publication.state)) throw stateForbids(publication, from);
    const mayActAlone = alone && !(await this.leadIsOnItsWay(manager, publication));
    if (isCarried(publication) && !mayActAlone) throw goesWithLead(publication);
    await work(manager, publication);
    await this.waker.wakeAfterCommit(manager, [publication]);
    return manager.findOneByOrFail(PublicationEntity, { id });
  }

  async requireOn(
    actor: Actor,
    action: Action,
    publication: PublicationEntity,
    manager?: EntityManager,
  ): Promise<void> {
    actor.require(action, await this.organizations.placeOf(publication.organizationId, manager), see);
  }

  /** While it waits, one of its companions simply drops out; the row is held so that it does not start meanwhile. */
  async leadIsOnItsWay(manager: EntityManager, { leadId }: PublicationEntity): Promise<boolean> {
    if (leadId === null) return false;
    const lead = await manager
      .createQueryBuilder(PublicationEntity, 'p')
      .setLock('pessimistic_write')
      .where('p.id = :leadId', { leadId })
      .getOneOrFail();
    return this.isInHand(lead) || (lead.state !== 'scheduled' && lead.state !== 'queued');
  }

  private isInHand(publication: PublicationEntity): boolean {
    return publication.leaseUntil !== null && publication.leaseUntil > this.clock.now();
  }
}

/** It follows its lead until it is out. */
export function isCarried(publication: PublicationEntity): boolean {
  return publication.leadId !== null && publication.publishedAt === null;
}
