import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { AuditEvent } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { NewOrigin } from './content-origins';
import { blockFaults, shapeFaults } from './content-input';
import type { RawBody } from './content-input';
import { CreateContentRequest } from './create-content.requests';
import { DocumentAssembler } from './document-assembler';
import type { GivenParts } from './document-assembler';
import type { ContentDocument } from './domain/content-document';
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

/** A body in which nothing is wrong, by somebody who may write there. */
export interface AcceptedDraft {
  organizationId: string;
  document: ContentDocument;
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

  /**
   * What such a body makes, with nothing written: for drafts that name nothing that has to be held meanwhile.
   * @throws AppError as `create`
   */
  plainDocument(actor: Actor, body: RawBody): Promise<AcceptedDraft> {
    return this.documentOf(this.database.manager, actor, body);
  }

  /** @throws AppError `invalid_input` with every fault, `organization_not_found`, `not_allowed` */
  private async insert(
    manager: EntityManager,
    actor: Actor,
    body: RawBody,
    links: ItemLinks,
    given?: GivenParts,
  ): Promise<ContentEntity> {
    const { organizationId, document } = await this.documentOf(manager, actor, body, given);
    const content = await this.writer.create(
      manager,
      { organizationId, authorId: actor.userId, ...links },
      document,
    );
    await this.audit.record(manager, draftCreated(actor, content));
    return content;
  }

  /** @throws AppError as `insert` */
  private async documentOf(
    manager: EntityManager,
    actor: Actor,
    body: RawBody,
    given?: GivenParts,
  ): Promise<AcceptedDraft> {
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
    return { organizationId, document: assembly.document };
  }
}

/** What the trail says of a new item. */
export function draftCreated(actor: Actor, content: ContentEntity): AuditEvent {
  return {
    actor: actor.audit,
    organizationId: content.organizationId,
    action: 'content.created',
    objectType: 'content',
    objectId: content.id,
    details: { type: content.type, title: content.title, revisionId: content.currentRevisionId },
  };
}
