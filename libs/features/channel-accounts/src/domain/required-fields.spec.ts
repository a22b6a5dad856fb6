import type { ChannelAdapter } from '@haojiao/channel-kit';
import type { AppError } from '@haojiao/kernel';
import { requireFields } from './required-fields';

const adapter = {
  credentialFields: [
    { key: 'appSecret', kind: 'secret', required: true, label: { zh: '密钥', en: 'Secret' } },
    { key: 'expiresAt', kind: 'datetime', required: false, label: { zh: '到期时间', en: 'End' } },
  ],
  settingFields: [],
} as unknown as ChannelAdapter;

function told(credentials: Record<string, unknown>): string[] {
  try {
    requireFields(adapter, credentials, {});
    return [];
  } catch (error) {
    return (error as AppError).faults.map(({ path, message }) => `${path} ${message.zh}`);
  }
}

it('tells at each field what is missing, too long or no such thing', () => {
  expect(told({ appSecret: 'a', expiresAt: '2026-11-22T08:00:00Z' })).toEqual([]);
  expect(told({})).toEqual(['credentials.appSecret 请填写密钥。']);
  expect(told({ appSecret: 'x'.repeat(4_001) })).toEqual([
    'credentials.appSecret 密钥太长，最多 4000 个字符；请核对是否多粘贴了内容。',
  ]);
  expect(told({ appSecret: 'a', expiresAt: 'tomorrow' })).toEqual([
    'credentials.expiresAt 到期时间的类型应为时间。',
  ]);
});
