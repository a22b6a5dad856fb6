import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Settings } from '@haojiao/infrastructure/config';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { ContentEntity } from '../persistence/content.entity';

/** Where an item can be read for good: on the unit's own site if it has one, else on our public pages. */
@Injectable()
export class CanonicalUrls {
  constructor(
    private readonly settings: Settings,
    private readonly organizations: OrganizationsService,
  ) {}

  async of(
    content: Pick<ContentEntity, 'id' | 'slug' | 'organizationId'>,
    manager?: EntityManager,
  ): Promise<string> {
    const { itemUrlPattern } = await this.organizations.load(content.organizationId, manager);
    if (!itemUrlPattern) return `${this.settings.publicUrl}/p/${encodeURIComponent(content.slug)}`;
    return itemUrlPattern
      .replaceAll('{slug}', encodeURIComponent(content.slug))
      .replaceAll('{id}', content.id);
  }
}
