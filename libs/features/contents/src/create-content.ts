import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { NewOrigin } from './content-origins';
import { blockFaults, shapeFaults } from './content-input';
import type { RawBody } from './content-input';
import { CreateContentRequest } from './create-content.requests';
import { DocumentAssembler } from './document-assembler';
import type { GivenParts } from './document-assembler';
import type { ContentEntity } from './persistence/content.entity';
import { RevisionWriter } from './revision-writer';
import type { NewContent } from './revision-writer';
import { contentTypeOf } from './types/registry';

/** The body of `POST /contents`, made by another feature. */
export interface DraftInput {
  organizationId: string;
  type: string;
  title: string;
  submissionId?: string;
  /** Where it is taken over from. */
  origin?: NewOrigin;
  [member: string]: unknown;
}

/** What an item was made from, as other features know it. */
type ItemLinks = Pick<NewContent, 'submissionId' | 'origin'>;

const noLinks: ItemLinks = { submissionId: null, origin: null };

@Injectable()
export class CreateContent {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly assembler: DocumentAssembler,
    private readonly writer: RevisionWriter,
    private readonly audit: AuditService,
  ) {}

  create(actor: Actor, body: RawBody): Promise<ContentEntity> {
    return this.database.transaction((manager) => this.insert(manager, actor, body, noLinks));
  }

  createIn(
    manager: EntityManager,
    actor: Actor,
    input: DraftInput,
    given?: GivenParts,
  ): Promise<ContentEntity> {
    const { submissionId = null, origin = null, ...body } = input;
    return this.insert(manager, actor, body, { submissionId, origin }, given);
  }

  /** @throws AppError `invalid_input` with every fault, `organization_not_found`, `not_allowed` */
  private async insert(
    manager: EntityManager,
    actor: Actor,
    body: RawBody,
    links: ItemLinks,
    given?: GivenParts,
  ): Promise<ContentEntity> {
    const faults = await shapeFaults(CreateContentRequest, body);
    const { organizationId, type } = body;
    if (contentTypeOf(type)) faults.push(...blockFaults(String(type), body));
    // Without a unit nobody knows what the caller may do there, and nothing further is looked up.
    if (!isId(organizationId)) throw invalidInput(faults);
    const place = await this.organizations.placeOf(organizationId, manager);
    actor.require('content.write', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const assembly = await this.assembler.assemble(String(type), body, {
      actor,
      place,
      previous: null,
      manager,
      given,
    });
    faults.push(...assembly.faults);
    if (faults.length > 0) throw invalidInput(faults);
    const content = await this.writer.create(
      manager,
      { organizationId, authorId: actor.userId, ...links },
      assembly.document,
    );
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action: 'content.created',
      objectType: 'content',
      objectId: content.id,
      details: { type: content.type, title: content.title, revisionId: content.currentRevisionId },
    });
    return content;
  }
}
