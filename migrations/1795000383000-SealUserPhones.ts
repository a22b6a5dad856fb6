import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People's numbers are encrypted: `phone` keeps the masked one. What is there in clear is sealed at the next start. */
export class SealUserPhones1795000383000 implements MigrationInterface {
  name = 'SealUserPhones1795000383000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN sealed_phone text');
  }

  /** Masked numbers stay masked: SQL holds no key. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN sealed_phone');
  }
}
