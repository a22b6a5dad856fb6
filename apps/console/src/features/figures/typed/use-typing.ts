import { useState } from 'react';
import { newKey } from '@/api-client';
import { useAct, useTell, useWords } from '@/ui';
import { withFaults } from '../parts/with-faults';
import { figuresKey } from './subject';
import { faultsByMetric, typedFigures } from './typed-figures';
import type { Typed } from './typed-figures';

/**
 * Saves what one form was given, once however often it is sent.
 * @param send answers how many figures were new
 */
export function useTyping<Reading extends Typed>(send: (reading: Reading, key: string) => Promise<number>) {
  const say = useWords('figures');
  const tell = useTell();
  const [key] = useState(newKey);
  const write = useAct((reading: Reading) => send(reading, key), { touches: [figuresKey] });
  return async (reading: Reading) => {
    try {
      const recorded = await write.attempt(reading);
      tell.done(say(recorded > 0 ? 'typed.done' : 'typed.known', { count: recorded }));
    } catch (error) {
      throw withFaults(error, (faults) =>
        faultsByMetric(faults, typedFigures(reading), say('typed.that_one')),
      );
    }
  };
}
