import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { StartFailure } from './failure.mjs';
import { logPath } from './log-files.mjs';
import { programs } from './project.mjs';

/**
 * Runs migrations and makes the first administrator.
 * @returns {Promise<{ migrationsRun: number, administrator: { username: string, password: string } | null }>}
 */
export async function prepareDatabase({ home, env, cwd }) {
  const { code, stdout, stderr } = await run(programs.prepare, env, cwd);
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

function run(entry, env, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry], {
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
