import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildFingerprint } from './build.mjs';
import { StartFailure } from './failure.mjs';
import { logPath } from './log-files.mjs';
import { programs } from './project.mjs';

/**
 * Runs migrations and makes the first administrator, unless the database says that this very build has done so: a
 * program that only finds nothing to do would take as long to start as the api.
 * @returns {Promise<{ migrationsRun: number, administrator: { username: string, password: string } | null }>}
 */
export async function prepareDatabase({ home, env, cwd }) {
  const build = buildFingerprint(cwd);
  if (await isPrepared(env.DATABASE_URL, build, cwd)) return { migrationsRun: 0, administrator: null };
  const { code, stdout, stderr } = await run([programs.prepare, '--build', build], env, cwd);
  const lines = stdout.trim().split('\n');
  const answer = code === 0 ? parse(lines.at(-1)) : null;
  // The last line may hold a password, which no log file may keep.
  const words = [...(answer ? lines.slice(0, -1) : lines), stderr.trim()].filter(Boolean).join('\n');
  if (words) appendFileSync(logPath(home, 'prepare'), `${words}\n`, { mode: 0o600 });
  if (answer) return answer;
  throw new StartFailure({
    zh: '数据库准备失败（迁移或首个管理员，原因见下）',
    en: `The database could not be prepared (migrations, first administrator); the end of ${logPath(home, 'prepare')}:`,
    details: words.split('\n').slice(-15).join('\n'),
  });
}

async function isPrepared(databaseUrl, build, cwd) {
  const { default: pg } = await import('pg'); // installed by now
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    const { rows } = await client.query(
      'SELECT fingerprint, (SELECT count(*)::integer FROM migrations) AS migrations FROM prepared_build',
    );
    return rows[0]?.fingerprint === build && rows[0].migrations === migrationsIn(cwd);
  } catch {
    return false; // no such table yet, or no database: what is wrong is told by who prepares it
  } finally {
    await client.end().catch(() => undefined);
  }
}

const migrationsIn = (cwd) =>
  readdirSync(join(cwd, 'dist/migrations')).filter((name) => name.endsWith('.js')).length;

function run(args, env, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => (said[name] += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

function parse(line) {
  try {
    const answer = JSON.parse(line);
    return typeof answer?.migrationsRun === 'number' ? answer : null;
  } catch {
    return null;
  }
}
