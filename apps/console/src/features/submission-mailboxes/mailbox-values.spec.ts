import { bodyOfValues, serviceOf } from './mailbox-values';

const typed = {
  ...{ name: ' 来稿 ', kind: 'imap' as const, acceptUnknownSenders: false },
  ...{ host: 'imap.qq.com ', port: 993, username: 'a@qq.com' },
};

describe('what is sent of a mailbox', () => {
  it('leaves a password that nobody typed, and the inbox where no folder is named', () => {
    const body = bodyOfValues({ ...typed, password: '', folder: '', doneFolder: ' ' });
    expect(body).toMatchObject({ name: '来稿', host: 'imap.qq.com', folder: 'INBOX', doneFolder: null });
    expect(body).not.toHaveProperty('password');
  });

  it('names no server where messages are posted to us', () => {
    expect(bodyOfValues({ ...typed, kind: 'webhook' })).not.toHaveProperty('host');
  });
});

it('knows the services by their servers', () => {
  expect(serviceOf('imap.qq.com')).toBe('qq');
  expect(serviceOf('mail.union.example')).toBe('other');
  expect(serviceOf('')).toBeUndefined();
});
