import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import './persistence/submission-number.entity';

@Injectable()
export class SubmissionNumbers {
  constructor(private readonly database: Database) {}

  /** The next number of the year of `at`, `2026-000123`; the year's row is held until the transaction ends. */
  async take(manager: EntityManager, at: Date): Promise<string> {
    const year = beijingDate(at).slice(0, 4);
    const [row] = await this.database.query<{ lastNumber: number }>(
      `INSERT INTO submission_numbers (year, last_number) VALUES ($1, 1)
       ON CONFLICT (year) DO UPDATE SET last_number = submission_numbers.last_number + 1
       RETURNING last_number AS "lastNumber"`,
      [Number(year)],
      manager,
    );
    return `${year}-${String(row!.lastNumber).padStart(6, '0')}`;
  }
}
