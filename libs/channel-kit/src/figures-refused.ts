import type { Message } from '@haojiao/kernel';
import { ChannelFailure } from './channel-failure';

/**
 * Runs a question about figures. A refusal with one of these codes is about the figures alone: the account goes on
 * posting as before, and is neither moved to another mode nor sent to a person for its grant.
 * @throws ChannelFailure
 */
export async function askForFigures<T>(
  ask: () => Promise<T>,
  refusals: ReadonlySet<string>,
  code: string,
  advice: Message,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ChannelFailure) || !refusals.has(error.platformCode ?? '')) throw error;
    throw new ChannelFailure({
      failureClass: 'permanent',
      code,
      platformCode: error.platformCode,
      platformMessage: error.platformMessage,
      refusesAll: true,
      advice,
      cause: error,
    });
  }
}
