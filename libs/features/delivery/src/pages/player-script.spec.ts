import { Script } from 'node:vm';
import { listeningScript } from './listening-script';
import { playerScript } from './player-script';

describe('the scripts of players', () => {
  it.each([
    ['of every player', playerScript, 4_096],
    ['of the page of an episode', listeningScript, 5_120],
  ])('%s: small, and a script', (_, script, room) => {
    expect(Buffer.byteLength(script)).toBeLessThan(room);
    expect(() => new Script(script)).not.toThrow();
  });
});
