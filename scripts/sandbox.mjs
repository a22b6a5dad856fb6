/**
 * `npm run sandbox [-- --script FILE]`: the simulated platforms alone, for other programs and their tests. Needs nothing
 * but Node and npm. The first line of output is JSON, `{"event": "sandbox_ready", "controlUrl", "baseUrls"}`; then it
 * runs until Ctrl-C. `--script` gives the controls to begin with (see apps/sandbox/README.md). Ports: any free ones, or
 * those of the environment (HAOJIAO_SANDBOX_CONTROL_PORT …).
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './lib/build.mjs';
import { StartFailure, describeFailure } from './lib/failure.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { startServer } from './lib/processes.mjs';
import { root } from './lib/project.mjs';
import { complain } from './lib/say.mjs';

try {
  const { values } = parseArgs({ options: { script: { type: 'string' } } });
  const script = values.script === undefined ? null : readScript(values.script);
  await installIfNeeded(root, { say: complain });
  await buildIfNeeded(root, { say: complain });
  const child = startServer(process.execPath, ['dist/apps/sandbox/src/main.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  child.once('exit', (code) => process.exit(code ?? 1));
  const lines = createInterface({ input: child.stdout });
  lines.once('line', (line) => {
    process.stdout.write(`${line}\n`);
    const { controlUrl } = JSON.parse(line);
    complain(`号角沙箱 / sandbox: ${controlUrl}/`);
    if (script) void play(controlUrl, script).catch(stopWith(child));
    lines.on('line', (more) => process.stdout.write(`${more}\n`));
  });
} catch (error) {
  complain(describeFailure(error));
  process.exit(1);
}

function readScript(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartFailure({
      zh: `读不了脚本 ${path}：${error.message}`,
      en: `The script ${path} can not be read: ${error.message}`,
    });
  }
}

async function play(controlUrl, steps) {
  const answer = await fetch(`${controlUrl}/control/script`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ steps }),
  });
  const text = await answer.text();
  if (answer.status !== 200) {
    throw new StartFailure({ zh: `脚本出错：${text}`, en: `The script failed: ${text}` });
  }
  process.stdout.write(`${text}\n`);
}

function stopWith(child) {
  return (error) => {
    complain(describeFailure(error));
    child.kill('SIGTERM');
  };
}
