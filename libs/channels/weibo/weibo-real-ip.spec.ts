import { aPublicationDraft } from '@haojiao/channel-kit/testing';
import { publicIpv4, realIpOf } from './weibo-real-ip';

describe('the address that a post is reported with', () => {
  it('is that of the approver, before that of the settings', () => {
    const draft = aPublicationDraft({ approverIp: '211.156.0.7' });
    expect(realIpOf(draft, { realIp: '211.156.0.1' })).toBe('211.156.0.7');
    expect(realIpOf(aPublicationDraft(), { realIp: ' 211.156.0.1 ' })).toBe('211.156.0.1');
  });

  it('is never a private or an invented one', () => {
    const draft = aPublicationDraft({ approverIp: '10.1.2.3' });
    expect(realIpOf(draft, { realIp: '211.156.0.1' })).toBe('211.156.0.1');
    expect(realIpOf(draft, {})).toBeNull();
  });

  it.each([
    '192.168.1.2',
    '127.0.0.1',
    '172.16.9.9',
    '100.64.0.1',
    '169.254.1.1',
    '0.0.0.0',
    '224.0.0.1',
    '1.2.3',
    '::1',
    '2400:3200::1',
    7,
    undefined,
  ])('is not %s', (value) => expect(publicIpv4(value)).toBeNull());
});
