import { useWords } from '@/ui';
import type { Shape } from '@/api-client';
import { nameIn } from './name-in';

export type AuditEntry = Shape<'AuditEntryResponse'>;

/** What was done, as a sentence without its subject: “修改了渠道账号「云河工会」”. */
export function useActSentence(): (entry: Pick<AuditEntry, 'action' | 'details'>) => string {
  const say = useWords('audit');
  const known = (name: string) => say(name, { defaultValue: '' });
  return ({ action, details }) => {
    const [noun = '', verb = ''] = action.split('.');
    const name = nameIn(details);
    const suffix = name && say('named', { name });
    const whole = known(`act.${noun}.${verb}`);
    if (whole) return whole + suffix;
    const what = known(`noun.${noun}`) || say('noun.other');
    const did = known(`verb.${verb}`) || say('verb.other');
    return say('did', { did, what }) + suffix;
  };
}
