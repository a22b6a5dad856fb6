import type { Message } from '@haojiao/kernel';

const names: Record<string, Message> = {
  review_1: { zh: '初审', en: 'first review' },
  review_2: { zh: '复审', en: 'second review' },
  review_3: { zh: '终审', en: 'third review' },
  proof_1: { zh: '一校', en: 'first proof' },
  proof_2: { zh: '二校', en: 'second proof' },
  proof_3: { zh: '三校', en: 'third proof' },
};

/** What people call a stage of that key; a key of a unit's own stands for itself. */
export function stageName(key: string): Message {
  return names[key] ?? { zh: `“${key}”环节`, en: `stage "${key}"` };
}
