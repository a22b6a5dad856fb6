import { Injectable, OnModuleInit } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { LanguageVersions } from '@haojiao/features/language-versions';
import { Outcomes } from '@haojiao/features/publications';
import type { PublicationEntity } from '@haojiao/features/publications';
import { DeliveryDocuments } from './delivery-documents';

/** Ties delivery to publishing: what goes live on a built-in channel, which our own site is, is delivered by us. */
@Injectable()
export class SiteOutlet implements OnModuleInit {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly registry: ChannelRegistry,
    private readonly documents: DeliveryDocuments,
    private readonly versions: LanguageVersions,
  ) {}

  onModuleInit(): void {
    this.outcomes.onLive(async (publication, manager) => {
      if (this.isOurs(publication)) await this.documents.publish(manager, publication);
    });
    this.outcomes.onWithdrawn(async (publication, manager) => {
      if (this.isOurs(publication)) await this.documents.withdraw(manager, publication);
    });
    this.versions.onChange((contentIds, manager) => this.documents.linked(manager, contentIds));
  }

  private isOurs(publication: PublicationEntity): boolean {
    return this.registry.find(publication.platform)?.capabilities.builtIn === true;
  }
}
