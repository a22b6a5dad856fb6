import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { schemeFaults } from '../domain';
import type { Day } from '../domain';
import { dayIn } from '../today';
import { SchemeVersions } from './scheme-versions';
import type { VersionContent } from './scheme-versions';
import { ScoringSchemesService } from './scoring-schemes.service';
import type { ScoringSchemeEntity } from './scoring-scheme.entity';
import { ScoringSchemeVersionEntity } from './scoring-scheme-version.entity';

/** New versions of a scheme, and changes of those that have not begun. */
@Injectable()
export class WriteSchemeVersions {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly schemes: ScoringSchemesService,
    private readonly versions: SchemeVersions,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `scoring_scheme_not_found`, `not_allowed`, `invalid_input` with every fault by path */
  async add(actor: Actor, schemeId: string, content: VersionContent): Promise<ScoringSchemeVersionEntity> {
    return this.database.transaction(async (manager) => {
      const scheme = await this.schemes.require(actor, 'scoring_scheme.manage', schemeId, manager, true);
      requireSound(content);
      const today = await this.todayAt(scheme, manager);
      const version = await this.versions.append(manager, actor, schemeId, content, today);
      await this.record(manager, actor, scheme, version, 'version_added');
      return version;
    });
  }

  /** @throws AppError `scoring_scheme_not_found`, `not_allowed`, `version_has_begun`, `invalid_input` */
  async change(
    actor: Actor,
    schemeId: string,
    id: string,
    changes: Partial<VersionContent>,
    checkVersion: (current: ScoringSchemeVersionEntity) => void,
  ): Promise<ScoringSchemeVersionEntity> {
    return this.database.transaction(async (manager) => {
      const scheme = await this.schemes.require(actor, 'scoring_scheme.manage', schemeId, manager, true);
      const version = await this.versions.load(schemeId, id, manager);
      checkVersion(version);
      const { validFrom, validTo, document } = version;
      const content = {
        validFrom: changes.validFrom ?? validFrom,
        validTo: changes.validTo === undefined ? validTo : changes.validTo,
        document: changes.document ?? document,
      };
      requireSound(content);
      const today = await this.todayAt(scheme, manager);
      const saved = await this.versions.change(manager, actor, version, content, today);
      await this.record(manager, actor, scheme, saved, 'version_changed');
      return saved;
    });
  }

  private async todayAt(scheme: ScoringSchemeEntity, manager: EntityManager): Promise<Day> {
    const { timeZone } = await this.organizations.load(scheme.organizationId, manager);
    return dayIn(timeZone, this.clock.now());
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    scheme: ScoringSchemeEntity,
    { id, number, validFrom, validTo }: ScoringSchemeVersionEntity,
    what: 'version_added' | 'version_changed',
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: scheme.organizationId,
      action: `scoring_scheme.${what}`,
      objectType: 'scoring_scheme',
      objectId: scheme.id,
      details: { versionId: id, number, validFrom, validTo },
    });
  }
}

function requireSound({ document }: VersionContent): void {
  const faults = schemeFaults(document);
  if (faults.length > 0) throw invalidInput(faults);
}
