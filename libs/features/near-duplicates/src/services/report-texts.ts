import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { textOfHtml } from '@haojiao/features/contents';
import type { ReportText } from '../domain/letters';
import { reportTextOf } from '../read-text';

/** Longer bodies are compared by their beginning. */
const LONGEST = 60_000;

/** The texts of reports as they are compared. */
@Injectable()
export class ReportTexts {
  constructor(private readonly database: Database) {}

  /** By id; places count in the title and in the body's plain text. Plan: the primary key. */
  async of(ids: readonly string[], manager?: EntityManager): Promise<Map<string, ReportText>> {
    const rows = await this.database.query<{
      id: string;
      title: string;
      bodyHtml: string;
      occurredOn: string | null;
    }>(
      `SELECT id, title, body_html AS "bodyHtml", occurred_on::text AS "occurredOn"
       FROM submissions WHERE id = ANY($1::uuid[])`,
      [ids],
      manager,
    );
    return new Map(
      rows.map(({ id, title, bodyHtml, occurredOn }) => [
        id,
        reportTextOf({ title, body: textOfHtml(bodyHtml).slice(0, LONGEST), occurredOn }),
      ]),
    );
  }
}
