import { Injectable, OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ProgrammePeopleService } from '@haojiao/features/programmes';

/** Keeps the people whom something that is out names, though its draft may name others by now. */
@Injectable()
export class NamedOnSites implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly people: ProgrammePeopleService,
  ) {}

  /** Plan: `delivery_documents_people`. */
  onModuleInit(): void {
    this.people.registerNaming(async (personId, manager) => {
      const rows = await this.database.query(
        'SELECT FROM delivery_documents WHERE person_ids @> ARRAY[$1::uuid] LIMIT 1',
        [personId],
        manager,
      );
      return rows.length > 0;
    });
  }
}
