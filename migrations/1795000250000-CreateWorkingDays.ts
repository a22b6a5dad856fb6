import type { MigrationInterface, QueryRunner } from 'typeorm';

/** [first day, last day, name] and make-up days of 2026, by the State Council's notice of holidays for that year. */
const holidays2026: [string, string, string][] = [
  ['2026-01-01', '2026-01-03', '元旦'],
  ['2026-02-15', '2026-02-23', '春节'],
  ['2026-04-04', '2026-04-06', '清明节'],
  ['2026-05-01', '2026-05-05', '劳动节'],
  ['2026-06-19', '2026-06-21', '端午节'],
  ['2026-09-25', '2026-09-27', '中秋节'],
  ['2026-10-01', '2026-10-07', '国庆节'],
];
const makeUp2026: [string, string][] = [
  ['2026-01-04', '元旦调休'],
  ['2026-02-14', '春节调休'],
  ['2026-02-28', '春节调休'],
  ['2026-05-09', '劳动节调休'],
  ['2026-09-20', '国庆节调休'],
  ['2026-10-10', '国庆节调休'],
];

/** Holidays and make-up days by year, every import a version of its own; 2026 is there from the start. */
export class CreateWorkingDays1795000250000 implements MigrationInterface {
  name = 'CreateWorkingDays1795000250000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE working_day_years (
        year integer NOT NULL CONSTRAINT working_day_years_year CHECK (year BETWEEN 2000 AND 2100),
        version integer NOT NULL CONSTRAINT working_day_years_version CHECK (version > 0),
        days jsonb NOT NULL CONSTRAINT working_day_years_days CHECK (jsonb_array_length(days) > 0),
        source text,
        imported_by uuid REFERENCES users (id),
        imported_at timestamptz NOT NULL,
        PRIMARY KEY (year, version)
      )`);
    await runner.query(
      `INSERT INTO working_day_years (year, version, days, source, imported_at) VALUES (2026, 1, $1, $2, now())`,
      [JSON.stringify(days2026()), '国务院办公厅关于2026年部分节假日安排的通知'],
    );
    await runner.query(`
      CREATE TRIGGER working_day_years_append_only BEFORE UPDATE OR DELETE ON working_day_years
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER working_day_years_no_truncate BEFORE TRUNCATE ON working_day_years
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE working_day_years');
  }
}

/** One entry a day, in order. */
function days2026(): { date: string; kind: string; name: string }[] {
  const off = holidays2026.flatMap(([first, last, name]) => {
    const days: { date: string; kind: string; name: string }[] = [];
    for (const at = new Date(first); at <= new Date(last); at.setUTCDate(at.getUTCDate() + 1)) {
      days.push({ date: at.toISOString().slice(0, 10), kind: 'holiday', name });
    }
    return days;
  });
  const on = makeUp2026.map(([date, name]) => ({ date, kind: 'make_up', name }));
  return [...off, ...on].sort((one, other) => (one.date < other.date ? -1 : 1));
}
