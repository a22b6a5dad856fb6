import { SandboxClock } from '../core/clock';
import { OpenPlatform } from './open-platform';

describe('tokens of an app', () => {
  const clock = new SandboxClock();
  const openPlatform = new OpenPlatform(() => clock);
  const app = openPlatform.addApp({ capabilities: new Set() });
  const issue = (): string =>
    openPlatform.clientToken({
      client_key: app.clientKey,
      client_secret: app.clientSecret,
      grant_type: 'client_credential',
    }).token;

  it('overlap: the one before lives five minutes more, older ones are dead at once', async () => {
    const [first, second, third] = [issue(), issue(), issue()];
    expect([first, second, third].map((token) => openPlatform.isClientToken(token))).toEqual([
      false,
      true,
      true,
    ]);
    await clock.advance(5 * 60_000);
    expect([second, third].map((token) => openPlatform.isClientToken(token))).toEqual([false, true]);
  });

  it('are refused beyond 500 in five minutes', async () => {
    await clock.advance(5 * 60_000);
    for (let call = 0; call < 500; call += 1) issue();
    expect(issue).toThrow('10020');
    await clock.advance(5 * 60_000);
    expect(issue).not.toThrow();
  });
});
