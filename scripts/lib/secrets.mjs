import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.mjs';
import { readJson, writePrivateJson } from './private-files.mjs';

const makers = {
  postgresPassword: () => randomBytes(24).toString('base64url'),
  redisPassword: () => randomBytes(24).toString('base64url'),
  /** The key ring of stored channel credentials: name and 32 bytes, newest first when there are several. */
  secretKeys: () => `k1:${randomBytes(32).toString('base64')}`,
};

/**
 * A secret of this data folder, made at its first use and kept in a file that only the owner can read.
 * @returns {{ value: string, isNew: boolean }}
 */
export function secretOf(home, name) {
  const file = join(home, 'secrets.json');
  const secrets = readSecrets(file);
  if (typeof secrets[name] === 'string') return { value: secrets[name], isNew: false };
  const value = makers[name]();
  writePrivateJson(file, { ...secrets, [name]: value });
  return { value, isNew: true };
}

/** A damaged file must not be replaced by new secrets in silence: stored credentials could never be read again. */
function readSecrets(file) {
  const secrets = readJson(file);
  if (secrets === null && existsSync(file)) {
    throw new StartFailure({
      zh: `${file} 已损坏，其中保存着密码和密钥：请从备份恢复该文件`,
      en: `${file} is damaged; it holds the passwords and the key ring: restore it from a backup`,
    });
  }
  return secrets ?? {};
}
