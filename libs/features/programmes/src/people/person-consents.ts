import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  beijingDate,
  cleanText,
  fault,
  invalidInput,
  newId,
  nextBeijingMidnight,
  notFound,
  ruleBroken,
} from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { PersonConsentEntity } from '../persistence/person-consent.entity';
import type { ConsentScope } from '../persistence/person-consent.entity';
import type { ProgrammePersonEntity } from '../persistence/programme-person.entity';
import { ProgrammePeopleService } from './programme-people.service';

export interface ConsentInput {
  scope: ConsentScope[];
  givenOn: string;
  expiresOn?: string | null;
  note?: string;
}

/** What people of programmes consented to; recorded by who manages programmes, never rewritten. */
@Injectable()
export class PersonConsents {
  constructor(
    private readonly database: Database,
    private readonly people: ProgrammePeopleService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `programme_person_not_found`, `not_allowed`, `invalid_input` */
  async record(actor: Actor, personId: string, input: ConsentInput): Promise<PersonConsentEntity> {
    const faults = dayFaults(input, this.today());
    if (faults.length > 0) throw invalidInput(faults);
    return this.database.transaction(async (manager) => {
      const person = await this.people.lockForManager(actor, personId, manager);
      const consent = manager.create(PersonConsentEntity, {
        id: newId(),
        personId,
        scope: [...new Set(input.scope)],
        givenOn: input.givenOn,
        expiresOn: input.expiresOn ?? null,
        note: cleanText(input.note ?? ''),
        recordedBy: actor.userId,
        recordedAt: this.clock.now(),
        withdrawnAt: null,
        withdrawnBy: null,
      });
      await manager.insert(PersonConsentEntity, consent);
      await this.tell(manager, actor, person, consent, 'programme_person.consent_recorded');
      return consent;
    });
  }

  /** @throws AppError `consent_not_found`, `consent_withdrawn`, and as `record` */
  async withdraw(actor: Actor, personId: string, id: string): Promise<PersonConsentEntity> {
    return this.database.transaction(async (manager) => {
      const person = await this.people.lockForManager(actor, personId, manager);
      const consent = await manager.findOneBy(PersonConsentEntity, { id, personId });
      if (!consent) throw notFound('consent', '没有这份同意记录。', 'There is no such consent.');
      if (consent.withdrawnAt) {
        throw ruleBroken('consent_withdrawn', '这份同意已撤回。', 'This consent was withdrawn already.');
      }
      consent.withdrawnAt = this.clock.now();
      consent.withdrawnBy = actor.userId;
      await manager.save(consent);
      await this.tell(manager, actor, person, consent, 'programme_person.consent_withdrawn');
      return consent;
    });
  }

  /** Newest first. Plan: `person_consents_person`. @throws AppError `programme_person_not_found` */
  async list(
    actor: Actor,
    personId: string,
    limit: number,
    before: string | null,
  ): Promise<PersonConsentEntity[]> {
    await this.people.get(actor, personId);
    const query = this.database.manager
      .createQueryBuilder(PersonConsentEntity, 'c')
      .where('c.personId = :personId', { personId });
    if (before) query.andWhere('c.id < :before', { before });
    return query
      .orderBy('c.id', 'DESC')
      .take(limit + 1)
      .getMany();
  }

  /** What each of the people has consented to as of today; nothing for who never did. Plan: `person_consents_person`. */
  async standing(
    personIds: string[],
    manager: EntityManager = this.database.manager,
  ): Promise<Map<string, Set<ConsentScope>>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.database.query<{ personId: string; scope: ConsentScope[] }>(
      `SELECT person_id AS "personId", scope FROM person_consents
       WHERE person_id = ANY($1::uuid[]) AND withdrawn_at IS NULL AND given_on <= $2::date
         AND (expires_on IS NULL OR expires_on >= $2::date)`,
      [personIds, this.today()],
      manager,
    );
    const scopes = new Map<string, Set<ConsentScope>>(personIds.map((id) => [id, new Set()]));
    for (const { personId, scope } of rows) for (const each of scope) scopes.get(personId)?.add(each);
    return scopes;
  }

  /** When the first of the consents that stand today runs out; null: none does. Plan: `person_consents_person`. */
  async firstEnd(personIds: string[]): Promise<Date | null> {
    if (personIds.length === 0) return null;
    const [row] = await this.database.query<{ day: string | null }>(
      `SELECT min(expires_on)::text AS day FROM person_consents
       WHERE person_id = ANY($1::uuid[]) AND withdrawn_at IS NULL AND given_on <= $2::date AND expires_on >= $2::date`,
      [personIds, this.today()],
    );
    return row?.day ? nextBeijingMidnight(new Date(`${row.day}T00:00:00+08:00`)) : null;
  }

  /** By which consents are judged: the calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
  today(): string {
    return beijingDate(this.clock.now());
  }

  private tell(
    manager: EntityManager,
    actor: Actor,
    person: ProgrammePersonEntity,
    consent: PersonConsentEntity,
    action: string,
  ): Promise<void> {
    const { id, scope, givenOn, expiresOn } = consent;
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: person.organizationId,
      action,
      objectType: 'programme_person',
      objectId: person.id,
      details: { consentId: id, scope, givenOn, expiresOn },
    });
  }
}

function dayFaults({ givenOn, expiresOn }: ConsentInput, today: string) {
  return [
    ...(givenOn > today
      ? [
          fault(
            'givenOn',
            'in_the_future',
            '同意日期不能在今天之后。',
            'A consent is recorded once it was given.',
          ),
        ]
      : []),
    ...(expiresOn && expiresOn < givenOn
      ? [
          fault(
            'expiresOn',
            'before_beginning',
            '到期日期不能早于同意日期。',
            'It can not end before it begins.',
          ),
        ]
      : []),
  ];
}
