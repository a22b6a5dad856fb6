import { isPublicSite } from './public-site';

describe('an installation', () => {
  it.each([
    ['https://news.union.cn', true],
    ['https://news.union.example', true],
    ['https://1.2.4.8', true],
    ['https://[2606:4700::1111]:8443', true],
    ['http://localhost:8080', false],
    ['http://127.0.0.1', false],
    ['http://10.1.2.3', false],
    ['http://192.168.1.9:3000', false],
    ['http://[::1]:3000', false],
    ['http://[fd00::1]', false],
    ['https://news.example.test', false],
    ['https://union.internal', false],
    ['https://haojiao', false],
    ['https://haojiao.local.', false],
  ])('at %s is public: %s', (publicUrl, isPublic) => {
    expect(isPublicSite({ publicUrl, sandbox: 'off' })).toBe(isPublic);
    expect(isPublicSite({ publicUrl, sandbox: 'on' })).toBe(false);
  });
});
