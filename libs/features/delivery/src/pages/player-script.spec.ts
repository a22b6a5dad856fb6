import { Script } from 'node:vm';
import { playerScript } from './player-script';

describe('the script of players', () => {
  it('is small, and a script', () => {
    expect(Buffer.byteLength(playerScript)).toBeLessThan(4_096);
    expect(() => new Script(playerScript)).not.toThrow();
  });
});
