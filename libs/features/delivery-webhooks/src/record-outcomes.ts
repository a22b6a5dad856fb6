import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Outcomes } from '@haojiao/features/publications';
import type { PublicationEntity } from '@haojiao/features/publications';
import type { WebhookEvent } from './domain/event-types';

/**
 * Keeps what became of a publication on its channel, in the transaction in which it came to be so. Nothing is told of
 * episodes of private programmes: neither of the one that the item belongs to now, nor of the one as which it stands.
 */
@Injectable()
export class RecordOutcomes implements OnModuleInit {
  constructor(
    private readonly outcomes: Outcomes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outcomes.onLive((publication, manager) =>
      this.record(manager, publication, 'publication.published'),
    );
    this.outcomes.onStuck((publication, manager) => this.record(manager, publication, 'publication.failed'));
    this.outcomes.onWithdrawn((publication, manager) =>
      this.record(manager, publication, 'publication.withdrawn'),
    );
  }

  /** Where no unit has a webhook nothing is written. */
  private async record(
    manager: EntityManager,
    publication: PublicationEntity,
    type: WebhookEvent,
  ): Promise<void> {
    const data = {
      id: publication.id,
      contentId: publication.contentId,
      channelAccountId: publication.channelAccountId,
      platform: publication.platform,
      mode: publication.mode,
      state: publication.state,
      url: publication.remoteUrl,
      publishedAt: publication.publishedAt?.toISOString() ?? null,
      failure: publication.failure && { code: publication.failure.code, class: publication.failure.class },
    };
    await manager.query(
      `INSERT INTO webhook_events (type, organization_id, occurred_at, data)
       SELECT $1, $2, $3, $4
       WHERE EXISTS (SELECT FROM webhooks WHERE state <> 'off')
         AND NOT EXISTS (SELECT FROM contents c JOIN programmes p ON p.id = c.programme_id
                         WHERE c.id = $5 AND p.visibility = 'private')
         AND NOT EXISTS (SELECT FROM delivery_documents
                         WHERE content_id = $5 AND state IN ('private', 'private_withdrawn'))`,
      [...[type, publication.organizationId, this.clock.now(), JSON.stringify(data)], publication.contentId],
    );
  }
}
