import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import type { Site } from './domain/site';
import type { SiteSettings } from './domain/site-settings';
import { SitePreviewEntity } from './persistence/site-preview.entity';
import { SiteFinder } from './site-finder';
import { SitesService } from './sites.service';

/** Drafts of settings that are looked at before they are saved: by a link that holds for an hour. */
@Injectable()
export class SitePreviews {
  constructor(
    private readonly database: Database,
    private readonly sites: SitesService,
    private readonly finder: SiteFinder,
    private readonly configuration: Settings,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`, as saving them would */
  async create(
    actor: Actor,
    organizationId: string,
    settings: SiteSettings,
  ): Promise<{ url: string; expiresAt: Date }> {
    await this.sites.requireSavable(actor, organizationId, settings);
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const preview = {
      id: newId(),
      organizationId,
      tokenHash: hashOf(token),
      settings,
      createdBy: actor.userId,
      expiresAt: new Date(now.getTime() + HOUR_MS),
    };
    await this.database.transaction(async (manager) => {
      // Whoever makes a new one clears what nobody can open any more; plan: index `site_previews_expires_at`.
      await this.database.query('DELETE FROM site_previews WHERE expires_at <= $1', [now], manager);
      await manager.insert(SitePreviewEntity, preview);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'site.previewed',
        objectType: 'site',
        objectId: organizationId,
        details: { expiresAt: preview.expiresAt.toISOString() },
      });
    });
    return { url: `${this.configuration.publicUrl}/sites/preview/${token}`, expiresAt: preview.expiresAt };
  }

  /** The site as the draft has it; null for a link that was never made or is over. */
  async find(token: string): Promise<Site | null> {
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
    const preview = await this.database.manager.findOneBy(SitePreviewEntity, { tokenHash: hashOf(token) });
    if (!preview || preview.expiresAt <= this.clock.now()) return null;
    return this.finder.find(preview.organizationId, preview.settings);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
