import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep } from './run-command.mjs';

/** `/openapi.json` of the built api, without a server. */
export async function describeInterface(root) {
  const folder = mkdtempSync(join(tmpdir(), 'haojiao-client-'));
  const path = join(folder, 'openapi.json');
  try {
    await runStep(process.execPath, [join(root, 'dist/apps/api/src/describe.js'), path], {
      cwd: root,
      zh: '接口说明无法生成',
      en: 'The interface could not be described',
    });
    return JSON.parse(readFileSync(path, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
