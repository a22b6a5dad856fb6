import { createHash, randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { systemClock } from '@haojiao/kernel';
import type { Settings } from '@haojiao/infrastructure/config';
import { KeyRing } from '@haojiao/infrastructure/security';
import { VisitorKeys } from './visitor-keys';

describe('keys of identified visitors', () => {
  const aKey = (name: string) => `${name}:${randomBytes(32).toString('base64')}`;
  const keysWith = (secretKeys: string) =>
    new VisitorKeys({} as Redis, new KeyRing({ secretKeys } as Settings), systemClock);

  it('are the same in every process of an installation, and others in another', () => {
    const ours = aKey('k1');
    expect(keysWith(ours).ofIdentifier('staff-0017')).toBe(keysWith(ours).ofIdentifier('staff-0017'));
    expect(keysWith(ours).ofIdentifier('staff-0017')).not.toBe(keysWith(ours).ofIdentifier('staff-0018'));
    expect(keysWith(aKey('k1')).ofIdentifier('staff-0017')).not.toBe(
      keysWith(ours).ofIdentifier('staff-0017'),
    );
  });

  it('are not found by whoever hashes identifiers that he guesses', () => {
    const key = keysWith(aKey('k1')).ofIdentifier('13800138000');
    expect(key).toMatch(/^[\w-]{16}$/);
    for (const algorithm of ['sha1', 'sha256']) {
      for (const text of ['13800138000', 'id\n13800138000']) {
        expect(createHash(algorithm).update(text).digest('base64url').slice(0, 16)).not.toBe(key);
      }
    }
  });
});
